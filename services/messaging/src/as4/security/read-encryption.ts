import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { algorithm, ns, token } from '../names.ts'
import { attributeOf, sequence } from '../xml/element.ts'
import { base64Of } from './base64.ts'
import { readEncryptedKeyReference } from './read-key-reference.ts'

/** The xenc:EncryptedKey of a header. */
export interface ReadEncryptedKey {
  id: string
  /** The content key, encrypted for the recipient. */
  wrapped: Buffer
  /** Ids of the xenc:EncryptedData that use it. */
  data: string[]
}

/** One xenc:EncryptedData of a header: a part whose content is encrypted. */
export interface ReadEncryptedPart {
  id: string
  key: string
  contentId: string
  /** Media type of the content: decides how its digest is made. */
  mediaType: string
}

/** Reads the xenc:EncryptedKey: RSA-OAEP with SHA-256 in both places, no label, nothing else. */
export function readEncryptedKey(element: XmlElement): ReadEncryptedKey {
  const children = sequence(element, 'EBMS:0103')
  const method = children.one(ns.xenc, 'EncryptionMethod')
  children.maybe(ns.ds, 'KeyInfo')
  const wrapped = readCipherValue(children.one(ns.xenc, 'CipherData'))
  const list = sequence(children.one(ns.xenc, 'ReferenceList'), 'EBMS:0103')
  const data = list.many(ns.xenc, 'DataReference').map((reference) => (attributeOf(reference, 'URI') ?? '').slice(1))
  list.end()
  children.end()
  checkKeyTransport(method)
  return { id: attributeOf(element, 'Id') ?? '', wrapped, data }
}

function checkKeyTransport(method: XmlElement): void {
  const parameters = sequence(method, 'EBMS:0103')
  const digest = parameters.one(ns.ds, 'DigestMethod')
  const mask = parameters.one(ns.xenc11, 'MGF')
  parameters.end()
  const agreed =
    attributeOf(method, 'Algorithm') === algorithm.keyTransport &&
    attributeOf(digest, 'Algorithm') === algorithm.digest &&
    attributeOf(mask, 'Algorithm') === algorithm.mask
  if (!agreed) fail('EBMS:0103', 'the key transport algorithm is not agreed')
}

function readCipherValue(cipherData: XmlElement): Buffer {
  const children = sequence(cipherData, 'EBMS:0103')
  const value = base64Of(children.one(ns.xenc, 'CipherValue'), 'EBMS:0103')
  children.end()
  return value
}

/** Reads an xenc:EncryptedData that stands for the content of a MIME part. */
export function readEncryptedPart(element: XmlElement): ReadEncryptedPart {
  const children = sequence(element, 'EBMS:0103')
  const method = children.one(ns.xenc, 'EncryptionMethod')
  const key = readEncryptedKeyReference(children.one(ns.ds, 'KeyInfo'))
  const cipher = sequence(children.one(ns.xenc, 'CipherData'), 'EBMS:0103')
  const reference = cipher.one(ns.xenc, 'CipherReference')
  cipher.end()
  children.end()
  if (attributeOf(method, 'Algorithm') !== algorithm.data) fail('EBMS:0103', 'the encryption algorithm is not agreed')
  if (attributeOf(element, 'Type') !== token.contentOnly)
    fail('EBMS:0103', 'more than the content of a part is encrypted')
  checkTransforms(reference)
  const uri = attributeOf(reference, 'URI') ?? ''
  if (!uri.startsWith('cid:')) fail('EBMS:0103', 'encrypted data outside the message')
  const mediaType = attributeOf(element, 'MimeType') ?? 'application/octet-stream'
  return { id: attributeOf(element, 'Id') ?? '', key, contentId: uri.slice('cid:'.length), mediaType }
}

function checkTransforms(reference: XmlElement): void {
  const children = sequence(reference, 'EBMS:0103')
  // The schema has xenc:Transforms with ds:Transform inside.
  const transforms = sequence(children.one(ns.xenc, 'Transforms'), 'EBMS:0103')
  const transform = transforms.one(ns.ds, 'Transform')
  transforms.end()
  children.end()
  if (attributeOf(transform, 'Algorithm') !== token.ciphertext) fail('EBMS:0103', 'a transform is not allowed')
}
