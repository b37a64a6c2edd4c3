import { type KeyObject, randomBytes } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { contentIdOf } from '../content-id.ts'
import { EbmsError, fail } from '../ebms-error.ts'
import { algorithm, ns, token } from '../names.ts'
import { attributeOf, sequence } from '../xml/element.ts'
import { keyWrap, readAgreement } from './agreement-method.ts'
import { base64Of } from './base64.ts'
import { unwrapAgreed } from './key-agreement.ts'
import { contentKeyBytes } from './key-establishment.ts'
import { isNamed, type KeyReference } from './key-reference.ts'
import { checkKeyTransport, keyTransport, unwrapTransported } from './key-transport.ts'
import { type ReadToken, readEncryptedKeyReference, readKeyReference } from './read-key-reference.ts'
import type { KeyPair } from './sign.ts'

/** The xenc:EncryptedKey of a header. */
export interface ReadEncryptedKey {
  id: string
  /** Tells by which profile's means the content key was brought here. */
  algorithm: string
  /** How it names the certificate that it is for, where we understand that. */
  recipient: KeyReference | undefined
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
 * Opens a content key with the pair of ours that the message names. Not every product names it so that it can be found,
 * or names the certificate that the key has now: then each of our keys is tried. What cannot be opened gives a random
 * key: the first part's tag then fails as it does for a wrong tag, so that neither answer nor time tells which of the
 * two it was.
 */
export async function openContentKey(key: ReadEncryptedKey | undefined, own: readonly KeyPair[]): Promise<Buffer> {
  const random = randomBytes(contentKeyBytes)
  if (key === undefined) return random
  const opened = await Promise.all(namedOf(key, own).map((one) => key.unwrap(one.key).catch(() => undefined)))
  return opened.find((one) => one?.length === contentKeyBytes) ?? random
}

/** The pairs that a message may be encrypted for: the one that it names, else all of them. */
function namedOf({ recipient }: ReadEncryptedKey, own: readonly KeyPair[]): readonly KeyPair[] {
  const named = recipient ? own.filter(({ certificate }) => isNamed(recipient, certificate)) : []
  return named.length > 0 ? named : own
}

/** Reads the xenc:EncryptedKey in the form of any profile; which of them is agreed is decided when the sender is known. */
export function readEncryptedKey(element: XmlElement, tokens: ReadonlyMap<string, ReadToken>): ReadEncryptedKey {
  const children = sequence(element, 'EBMS:0103')
  const method = children.one(ns.xenc, 'EncryptionMethod')
  const keyInfo = children.maybe(ns.ds, 'KeyInfo')
  const wrapped = readCipherValue(children.one(ns.xenc, 'CipherData'))
  const list = sequence(children.one(ns.xenc, 'ReferenceList'), 'EBMS:0103')
  const data = list.many(ns.xenc, 'DataReference').map((reference) => (attributeOf(reference, 'URI') ?? '').slice(1))
  list.end()
  children.end()
  return { id: attributeOf(element, 'Id') ?? '', data, ...readEstablishment(method, keyInfo, wrapped, tokens) }
}

function readEstablishment(
  method: XmlElement,
  keyInfo: XmlElement | undefined,
  wrapped: Buffer,
  tokens: ReadonlyMap<string, ReadToken>,
) {
  switch (attributeOf(method, 'Algorithm')) {
    case keyTransport:
      checkKeyTransport(method)
      return {
        algorithm: keyTransport,
        recipient: keyInfo && findRecipient(keyInfo, tokens),
        unwrap: (own: KeyObject) => unwrapTransported(wrapped, own),
      }
    case keyWrap: {
      sequence(method, 'EBMS:0103').end()
      const agreement = readAgreement(keyInfo ?? fail('EBMS:0103', 'the agreed key is not described'))
      return {
        algorithm: agreement.uri,
        recipient: findRecipient(agreement.recipient, tokens),
        unwrap: (own: KeyObject) => unwrapAgreed(agreement, wrapped, own),
      }
    }
    default:
      return fail('EBMS:0103', 'the key transport algorithm is not agreed')
  }
}

/** The certificate that a message is encrypted to. It only chooses among our own, so a strange way is no reason to refuse. */
function findRecipient(keyInfo: XmlElement, tokens: ReadonlyMap<string, ReadToken>): KeyReference | undefined {
  try {
    return readKeyReference(keyInfo, tokens)
  } catch (error) {
    if (error instanceof EbmsError) return undefined
    throw error
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
  return { id: attributeOf(element, 'Id') ?? '', key, contentId: contentIdOf(uri), mediaType }
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
