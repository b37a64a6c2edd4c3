import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { algorithm, maxParts, ns } from '../names.ts'
import { canonical } from '../xml/canonical.ts'
import { attributeOf, sequence } from '../xml/element.ts'
import { base64Of } from './base64.ts'
import { copyReferences } from './copy-references.ts'
import type { KeyReference } from './key-reference.ts'
import { type ReadToken, readKeyReference } from './read-key-reference.ts'
import { type Reference, readReference, readTransform } from './read-reference.ts'

/** A ds:Signature as it was read; nothing in it is proved before `verifySignature`. */
export interface ReadSignature {
  algorithm: string
  /** Canonical ds:SignedInfo, the bytes that are signed. */
  signedInfo: Buffer
  value: Buffer
  references: Reference[]
  /** The ds:Reference elements, to be copied into a receipt. */
  copies: string[]
  /** How the message names the signer's certificate, which must be one of the partner's. */
  key: KeyReference
}

/** Reads the one ds:Signature of a header. Fixed shape: one SignedInfo, the one canonicalisation, no ds:Object. */
export function readSignature(element: XmlElement, tokens: ReadonlyMap<string, ReadToken>): ReadSignature {
  const children = sequence(element, 'EBMS:0101')
  const signedInfo = children.one(ns.ds, 'SignedInfo')
  const value = base64Of(children.one(ns.ds, 'SignatureValue'), 'EBMS:0101')
  const key = readKeyReference(children.one(ns.ds, 'KeyInfo'), tokens)
  children.end()
  const { references, prefixes, method } = readSignedInfo(signedInfo)
  const canonicalForm = canonical(signedInfo, prefixes)
  const copies = copyReferences(signedInfo, canonicalForm)
  if (copies.length !== references.length) fail('EBMS:0101', 'the signature references cannot be told apart')
  return { algorithm: method, signedInfo: canonicalForm, value, references, copies, key }
}

function readSignedInfo(element: XmlElement): { references: Reference[]; prefixes: string[]; method: string } {
  const children = sequence(element, 'EBMS:0101')
  const prefixes = readTransform(children.one(ns.ds, 'CanonicalizationMethod'), algorithm.canonical)
  const method = attributeOf(children.one(ns.ds, 'SignatureMethod'), 'Algorithm') ?? ''
  const elements = children.many(ns.ds, 'Reference')
  children.end()
  if (elements.length > maxParts + 2) fail('EBMS:0103', 'too many signature references')
  const references = elements.map(readReference)
  if (new Set(references.map((reference) => reference.uri)).size !== references.length) {
    fail('EBMS:0103', 'two signature references to the same thing')
  }
  return { references, prefixes, method }
}
