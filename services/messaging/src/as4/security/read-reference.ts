import type { XmlElement } from 'libxml2-wasm'
import type { SignedDigest } from '../ebms/signal.ts'
import { fail } from '../ebms-error.ts'
import { algorithm, ns, token } from '../names.ts'
import { attributeOf, sequence } from '../xml/element.ts'
import { base64Of } from './base64.ts'

/** A ds:Reference of one of the two forms that this profile has: an element by its id, or a part by its content id. */
export interface Reference extends SignedDigest {
  /** InclusiveNamespaces of the canonicalisation; unused for parts. */
  prefixes: string[]
}

/** Reads a ds:Reference. One transform, chosen by the kind of URI; anything else is against the policy. */
export function readReference(element: XmlElement): Reference {
  const uri = attributeOf(element, 'URI') ?? ''
  if (!/^(#|cid:)[^\s]{1,765}$/.test(uri)) fail('EBMS:0103', 'a signature reference is of a kind that is not allowed')
  const children = sequence(element, 'EBMS:0103')
  const transforms = sequence(children.one(ns.ds, 'Transforms'), 'EBMS:0103')
  const transform = transforms.one(ns.ds, 'Transform')
  transforms.end()
  const method = children.one(ns.ds, 'DigestMethod')
  const value = base64Of(children.one(ns.ds, 'DigestValue'), 'EBMS:0103', 32).toString('base64')
  children.end()
  if (attributeOf(method, 'Algorithm') !== algorithm.digest) fail('EBMS:0103', 'the digest algorithm is not agreed')
  return {
    uri,
    prefixes: readTransform(transform, uri.startsWith('#') ? algorithm.canonical : token.contentSignature),
    algorithm: algorithm.digest,
    value,
  }
}

/** Reads a canonicalisation or transform that must be the given one, and returns its inclusive prefixes. */
export function readTransform(element: XmlElement, expected: string): string[] {
  if (attributeOf(element, 'Algorithm') !== expected) fail('EBMS:0103', 'a transform is not allowed')
  const children = sequence(element, 'EBMS:0103')
  const inclusive = expected === algorithm.canonical ? children.maybe(ns.ec, 'InclusiveNamespaces') : undefined
  children.end()
  const list = inclusive === undefined ? '' : (attributeOf(inclusive, 'PrefixList') ?? '')
  const prefixes = list.split(/[ \t\r\n]+/).filter((prefix) => prefix !== '')
  if (prefixes.length > 32 || prefixes.some((prefix) => !/^(#default|[A-Za-z_][\w.-]{0,63})$/.test(prefix))) {
    fail('EBMS:0103', 'a PrefixList is malformed')
  }
  return prefixes
}
