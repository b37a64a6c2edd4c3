import { createHash, type X509Certificate } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../../as4/ebms-error.ts'
import { algorithm, ns } from '../../as4/names.ts'
import { readTransform } from '../../as4/security/read-reference.ts'
import { canonical } from '../../as4/xml/canonical.ts'
import { withSoap, type XmlLimits } from '../../as4/xml/document.ts'
import { attributeOf, sequence, textOf } from '../../as4/xml/element.ts'
import { lessTheSignature, notTheSignature } from './names.ts'
import { type Expected, type Trust, verifySignature } from './verify.ts'

/** What was read from a signed document, and who signed it. */
export interface Verified<T> {
  content: T
  signer: X509Certificate
}

/**
 * Verifies a document that carries its own signature and reads it. The signature is taken out of the tree, the root that
 * is left is the one whose digest is computed, and `read` is handed that root and no other.
 */
export function verifyEnveloped<T>(
  bytes: Uint8Array,
  trust: Trust,
  read: (root: XmlElement) => T,
  limits?: XmlLimits,
): Verified<T> {
  const verify = (root: XmlElement) => {
    const signature = findSignature(root)
    const { signer, content } = verifySignature(signature, trust)
    const prefixes = checkTransforms(content)
    signature.remove()
    const digest = createHash(content.hash).update(canonical(root, prefixes)).digest()
    if (!digest.equals(content.value)) fail('EBMS:0101', 'the digest of the document does not match')
    return { content: read(root), signer }
  }
  return withSoap(bytes, verify, limits)
}

/** One ds:Signature, a child of the root: the transform leaves out every signature, so a second one would hide things. */
function findSignature(root: XmlElement): XmlElement {
  const [signature, ...others] = root.find('descendant-or-self::ds:Signature', { ds: ns.ds }) as XmlElement[]
  if (signature === undefined) return fail('EBMS:0103', 'the document is not signed')
  if (others.length > 0 || !(signature.parent?.isSameNode(root) ?? false)) {
    fail('EBMS:0101', 'not exactly one signature in its place')
  }
  return signature
}

/**
 * Exactly the two transforms of an enveloped signature, the first in one of two spellings. There is one signature, so
 * both leave out the same thing. Returns the inclusive prefixes of the second.
 */
function checkTransforms({ uri, transforms }: Expected): string[] {
  if (uri !== '') fail('EBMS:0103', 'the signature does not cover the whole document')
  const list = sequence(transforms ?? fail('EBMS:0103', 'a transform is missing'), 'EBMS:0103')
  checkXPath(list.one(ns.ds, 'Transform'))
  const prefixes = readTransform(list.one(ns.ds, 'Transform'), algorithm.canonical)
  list.end()
  return prefixes
}

function checkXPath(transform: XmlElement): void {
  const children = sequence(transform, 'EBMS:0103')
  switch (attributeOf(transform, 'Algorithm')) {
    case notTheSignature.algorithm:
      checkName(children.one(ns.ds, 'XPath'), /^\s*not\(ancestor-or-self::([A-Za-z_][\w.-]*):Signature\)\s*$/)
      break
    case lessTheSignature.algorithm: {
      const xpath = children.one(lessTheSignature.algorithm, 'XPath')
      if (attributeOf(xpath, 'Filter') !== lessTheSignature.filter) fail('EBMS:0103', 'an XPath is not allowed')
      checkName(xpath, /^\s*\/descendant::([A-Za-z_][\w.-]*):Signature\s*$/)
      break
    }
    default:
      fail('EBMS:0103', 'a transform is not allowed')
  }
  children.end()
}

/** The XPath names ds:Signature, whatever its prefix, and nothing else. */
function checkName(xpath: XmlElement, shape: RegExp): void {
  const prefix = shape.exec(textOf(xpath, 'EBMS:0103'))?.[1]
  if (prefix === undefined || xpath.namespaces[prefix] !== ns.ds) fail('EBMS:0103', 'an XPath is not allowed')
}
