/** Namespaces of an ebMS 3.0 message with WS-Security, by the prefixes that we write. Readers never look at prefixes. */
export const ns = {
  S12: 'http://www.w3.org/2003/05/soap-envelope',
  eb: 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/',
  ebbp: 'http://docs.oasis-open.org/ebxml-bp/ebbp-signals-2.0',
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  wsse11: 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd',
  wsu: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  ec: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  xenc: 'http://www.w3.org/2001/04/xmlenc#',
  xenc11: 'http://www.w3.org/2009/xmlenc11#',
  dsig11: 'http://www.w3.org/2009/xmldsig11#',
  'dsig-more': 'http://www.w3.org/2021/04/xmldsig-more#',
} as const

/** Declarations for the given prefixes, to be put into the start tag of a fragment. */
export function declare(...prefixes: (keyof typeof ns)[]): string {
  return prefixes.map((prefix) => ` xmlns:${prefix}="${ns[prefix]}"`).join('')
}

/** The algorithms that all security profiles have in common: no others are written or accepted. */
export const algorithm = {
  canonical: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
  data: 'http://www.w3.org/2009/xmlenc11#aes128-gcm',
} as const

const swa = 'http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#'
const x509 = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#'

/** Identifiers of the SOAP with Attachments profile and of the X.509 token profile. */
export const token = {
  contentSignature: `${swa}Attachment-Content-Signature-Transform`,
  contentOnly: `${swa}Attachment-Content-Only`,
  ciphertext: `${swa}Attachment-Ciphertext-Transform`,
  certificate: `${x509}X509v3`,
  path: `${x509}X509PKIPathv1`,
  subjectKeyIdentifier: `${x509}X509SubjectKeyIdentifier`,
  thumbprint: 'http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1',
  encryptedKey: 'http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#EncryptedKey',
  base64: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary',
} as const

/** The test service of ebMS 3.0 (core specification, 5.2.2): answered with a receipt, never delivered. */
export const ping = { service: { value: `${ns.eb}service`, type: '' }, action: `${ns.eb}test` } as const

/** Roles of the two access points where nothing else is agreed. */
export const role = { initiator: `${ns.eb}initiator`, responder: `${ns.eb}responder` } as const

/** Media type of a compressed part, and the only compression of the AS4 profile (3.1). */
export const gzipType = 'application/gzip'

/** Type of a party id that no register gives out. */
export const partyType = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered'

/** The default message partition channel; the only one that a push-only access point knows. */
export const defaultChannel = `${ns.eb}defaultMPC`

/** At most this many parts: 28 and two references make the 30 that the XML security library of our peers allows. */
export const maxParts = 28
