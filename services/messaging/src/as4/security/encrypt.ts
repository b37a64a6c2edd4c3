import type { X509Certificate } from 'node:crypto'
import { urlOf } from '../content-id.ts'
import { algorithm, declare, ns, token } from '../names.ts'
import { escapeXml } from '../xml/write.ts'
import { type ProfileId, profiles, type TokenReference } from './profile.ts'
import { writeKeyReference } from './write-key-reference.ts'

/** A part whose content goes encrypted, with the media type of that content. */
export interface PartToEncrypt {
  contentId: string
  mediaType: string
}

/** For whom parts are encrypted, and how: as it is agreed. */
export interface Recipient {
  profile: ProfileId
  tokenReference: TokenReference
  certificate: X509Certificate
}

/** Writes the wrapped content key, what it encrypts and, where it travels, the certificate of the recipient. */
export async function writeEncryption(
  parts: PartToEncrypt[],
  contentKey: Buffer,
  { profile, tokenReference, certificate }: Recipient,
  id: string,
): Promise<string> {
  const data = parts.map((part, index) => ({ ...part, id: `ED-${index + 1}-${id}` }))
  const named = writeKeyReference(tokenReference, certificate.raw, `REC-${id}`)
  const key = await profiles[profile].establishment.write(contentKey, certificate.publicKey, named.reference)
  return (
    `${named.token}<xenc:EncryptedKey${declare('xenc', 'ds')} Id="EK-${id}">${key.method}` +
    `<ds:KeyInfo>${key.keyInfo}</ds:KeyInfo>` +
    `<xenc:CipherData><xenc:CipherValue>${key.wrapped.toString('base64')}</xenc:CipherValue></xenc:CipherData>` +
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
    `<xenc:CipherData><xenc:CipherReference URI="${escapeXml(urlOf(part.contentId))}"><xenc:Transforms>` +
    `<ds:Transform Algorithm="${token.ciphertext}"/></xenc:Transforms></xenc:CipherReference></xenc:CipherData>` +
    `</xenc:EncryptedData>`
  )
}
