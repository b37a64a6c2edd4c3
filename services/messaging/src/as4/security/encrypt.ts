import { algorithm, declare, ns, token } from '../names.ts'
import { escapeXml } from '../xml/write.ts'
import { wrapKey } from './key-transport.ts'
import { binaryToken, tokenReference } from './sign.ts'

/** A part whose content goes encrypted, with the media type of that content. */
export interface PartToEncrypt {
  contentId: string
  mediaType: string
}

/** Writes the token of the recipient, the wrapped content key and what it encrypts. `certificate` is DER. */
export async function writeEncryption(
  parts: PartToEncrypt[],
  contentKey: Buffer,
  certificate: Buffer,
  id: string,
): Promise<string> {
  const data = parts.map((part, index) => ({ ...part, id: `ED-${index + 1}-${id}` }))
  const wrapped = await wrapKey(contentKey, certificate)
  return (
    binaryToken(certificate, `REC-${id}`) +
    `<xenc:EncryptedKey${declare('xenc', 'ds', 'xenc11')} Id="EK-${id}">` +
    `<xenc:EncryptionMethod Algorithm="${algorithm.keyTransport}"><ds:DigestMethod Algorithm="${algorithm.digest}"/>` +
    `<xenc11:MGF Algorithm="${algorithm.mask}"/></xenc:EncryptionMethod>` +
    `<ds:KeyInfo>${tokenReference(`REC-${id}`)}</ds:KeyInfo>` +
    `<xenc:CipherData><xenc:CipherValue>${wrapped.toString('base64')}</xenc:CipherValue></xenc:CipherData>` +
    `<xenc:ReferenceList>${data.map(({ id: one }) => `<xenc:DataReference URI="#${one}"/>`).join('')}` +
    `</xenc:ReferenceList></xenc:EncryptedKey>${data.map((part) => encryptedData(part, id)).join('')}`
  )
}

function encryptedData(part: PartToEncrypt & { id: string }, id: string): string {
  return (
    `<xenc:EncryptedData${declare('xenc', 'ds', 'wsse')} Id="${part.id}" MimeType="${escapeXml(part.mediaType)}"` +
    ` Type="${token.contentOnly}"><xenc:EncryptionMethod Algorithm="${algorithm.data}"/>` +
    `<ds:KeyInfo><wsse:SecurityTokenReference xmlns:wsse11="${ns.wsse11}" wsse11:TokenType="${token.encryptedKey}">` +
    `<wsse:Reference URI="#EK-${id}"/></wsse:SecurityTokenReference></ds:KeyInfo>` +
    `<xenc:CipherData><xenc:CipherReference URI="cid:${escapeXml(part.contentId)}"><xenc:Transforms>` +
    `<ds:Transform Algorithm="${token.ciphertext}"/></xenc:Transforms></xenc:CipherReference></xenc:CipherData>` +
    `</xenc:EncryptedData>`
  )
}
