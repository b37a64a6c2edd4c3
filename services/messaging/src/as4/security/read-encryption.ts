import { type KeyObject, randomBytes } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { algorithm, ns, token } from '../names.ts'
import { attributeOf, sequence } from '../xml/element.ts'
import { keyWrap, readAgreement } from './agreement-method.ts'
import { base64Of } from './base64.ts'
import { unwrapAgreed } from './key-agreement.ts'
import { contentKeyBytes } from './key-establishment.ts'
import { checkKeyTransport, keyTransport, unwrapTransported } from './key-transport.ts'
import { readEncryptedKeyReference } from './read-key-reference.ts'

/** The xenc:EncryptedKey of a header. */
export interface ReadEncryptedKey {
  id: string
  /** Tells by which profile's means the content key was brought here. */
  algorithm: string
  /** Opens the content key with our own; throws when it cannot. */
  unwrap: (own: KeyObject) => Promise<Buffer>
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

/**
 * Opens a content key. What cannot be opened gives a random key: the first part's tag then fails as it does for a wrong
 * tag, so that neither answer nor time tells which of the two it was.
 */
export async function openContentKey(key: ReadEncryptedKey | undefined, own: KeyObject): Promise<Buffer> {
  const random = randomBytes(contentKeyBytes)
  const opened = await key?.unwrap(own).catch(() => undefined)
  return opened?.length === contentKeyBytes ? opened : random
}

/** Reads the xenc:EncryptedKey in the form of any profile; which of them is agreed is decided when the sender is known. */
export function readEncryptedKey(element: XmlElement): ReadEncryptedKey {
  const children = sequence(element, 'EBMS:0103')
  const method = children.one(ns.xenc, 'EncryptionMethod')
  const keyInfo = children.maybe(ns.ds, 'KeyInfo')
  const wrapped = readCipherValue(children.one(ns.xenc, 'CipherData'))
  const list = sequence(children.one(ns.xenc, 'ReferenceList'), 'EBMS:0103')
  const data = list.many(ns.xenc, 'DataReference').map((reference) => (attributeOf(reference, 'URI') ?? '').slice(1))
  list.end()
  children.end()
  return { id: attributeOf(element, 'Id') ?? '', data, ...readEstablishment(method, keyInfo, wrapped) }
}

function readEstablishment(method: XmlElement, keyInfo: XmlElement | undefined, wrapped: Buffer) {
  switch (attributeOf(method, 'Algorithm')) {
    case keyTransport:
      checkKeyTransport(method)
      return { algorithm: keyTransport, unwrap: (own: KeyObject) => unwrapTransported(wrapped, own) }
    case keyWrap: {
      sequence(method, 'EBMS:0103').end()
      const agreement = readAgreement(keyInfo ?? fail('EBMS:0103', 'the agreed key is not described'))
      return { algorithm: agreement.uri, unwrap: (own: KeyObject) => unwrapAgreed(agreement, wrapped, own) }
    }
    default:
      return fail('EBMS:0103', 'the key transport algorithm is not agreed')
  }
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
