const swap = (from: string, to: string) => (xml: string) => xml.replace(from, () => to)
const sha1 = 'http://www.w3.org/2000/09/xmldsig#sha1'

/** What weakens the signature of a message or a signal by another algorithm. */
export const signatureDowngrades: Record<string, (xml: string) => string> = {
  'RSA with SHA-1': swap('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#rsa-sha1'),
  'RSA with SHA-512': swap('rsa-sha256', 'rsa-sha512'),
  HMAC: swap('2001/04/xmldsig-more#rsa-sha256', '2001/04/xmldsig-more#hmac-sha256'),
  'a SHA-1 digest': swap(
    '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod><ds:DigestValue>',
    `<ds:DigestMethod Algorithm="${sha1}"></ds:DigestMethod><ds:DigestValue>`,
  ),
  'another canonicalisation': swap(
    '2001/10/xml-exc-c14n#"></ds:CanonicalizationMethod>',
    '2001/10/xml-exc-c14n#WithComments"></ds:CanonicalizationMethod>',
  ),
  'a canonicalisation with a parameter': swap(
    '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#">',
    '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"><a/>',
  ),
}

/** What weakens the encryption of a message by another algorithm. */
export const encryptionDowngrades: Record<string, (xml: string) => string> = {
  'RSA with PKCS #1 padding for the key': swap('2009/xmlenc11#rsa-oaep', '2001/04/xmlenc#rsa-1_5'),
  'OAEP with SHA-1 by its old name': swap('2009/xmlenc11#rsa-oaep', '2001/04/xmlenc#rsa-oaep-mgf1p'),
  'OAEP with a SHA-1 mask': swap('2009/xmlenc11#mgf1sha256', '2009/xmlenc11#mgf1sha1'),
  'OAEP with a SHA-1 digest': swap(
    '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><xenc11',
    `<ds:DigestMethod Algorithm="${sha1}"/><xenc11`,
  ),
  'AES in CBC mode': swap('2009/xmlenc11#aes128-gcm', '2001/04/xmlenc#aes128-cbc'),
  'triple DES': swap('2009/xmlenc11#aes128-gcm', '2001/04/xmlenc#tripledes-cbc'),
}
