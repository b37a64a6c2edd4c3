import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { ns } from '../names.ts'
import { elementsOf, is } from '../xml/element.ts'
import {
  type ReadEncryptedKey,
  type ReadEncryptedPart,
  readEncryptedKey,
  readEncryptedPart,
} from './read-encryption.ts'
import { readToken } from './read-key-reference.ts'
import { type ReadSignature, readSignature } from './read-signature.ts'

/** A wsse:Security header as it was read. */
export interface ReadSecurity {
  /** Undefined for an unsigned message. */
  signature: ReadSignature | undefined
  /** Undefined for a message without encrypted parts. */
  key: ReadEncryptedKey | undefined
  encrypted: ReadEncryptedPart[]
  /** Until when the signer wants it processed, where that is signed. */
  expires?: string | undefined
}

/**
 * Reads a wsse:Security: tokens, at most one signature, at most one encrypted key and its data, at most one timestamp;
 * nothing else. The timestamp is read when it is known whether it is signed.
 */
export function readSecurity(element: XmlElement): ReadSecurity {
  const children = elementsOf(element, 'EBMS:0103')
  const take = (uri: string, name: string) => children.filter((child) => is(child, uri, name))
  const tokens = take(ns.wsse, 'BinarySecurityToken')
  const signatures = take(ns.ds, 'Signature')
  const keys = take(ns.xenc, 'EncryptedKey')
  const data = take(ns.xenc, 'EncryptedData')
  const timestamps = take(ns.wsu, 'Timestamp')
  const all = [tokens, signatures, keys, data, timestamps]
  if (all.flat().length !== children.length) {
    fail('EBMS:0103', 'an unexpected element in the security header')
  }
  if (signatures.length > 1) fail('EBMS:0101', 'more than one signature')
  if (keys.length > 1) fail('EBMS:0103', 'more than one encrypted key')
  if (timestamps.length > 1) fail('EBMS:0103', 'more than one timestamp')
  const known = new Map(tokens.map(readToken))
  const security = {
    signature: signatures.map((signature) => readSignature(signature, known))[0],
    key: keys.map((key) => readEncryptedKey(key, known))[0],
    encrypted: data.map(readEncryptedPart),
  }
  checkEncryptionList(security)
  return security
}

/** The key lists exactly the encrypted data of the header, and all of these use it. */
function checkEncryptionList({ key, encrypted }: ReadSecurity): void {
  const listed = new Set(key?.data)
  const consistent =
    (key === undefined || listed.size > 0) &&
    listed.size === (key?.data.length ?? 0) &&
    listed.size === encrypted.length &&
    encrypted.every((data) => listed.has(data.id) && data.key === key?.id) &&
    new Set(encrypted.map((data) => data.contentId)).size === encrypted.length
  if (!consistent) fail('EBMS:0103', 'encrypted key and encrypted data do not belong together')
}
