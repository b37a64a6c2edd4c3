import { createHash } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { ns } from '../names.ts'
import { canonical } from '../xml/canonical.ts'
import { attributeOf } from '../xml/element.ts'
import type { Reference } from './read-reference.ts'
import type { ReadSignature } from './read-signature.ts'

/** The elements of an envelope that a signature has to cover, and those that it may cover besides. */
export interface Coverage {
  required: XmlElement[]
  allowed: XmlElement[]
}

/**
 * The signature covers the given header block and body (and parts, whose digests are checked as they arrive), and beside
 * them nothing but other header blocks and tokens. No id is looked up: the elements that will be read are the ones whose
 * digests are computed here. Returns the ids of what is covered.
 */
export function checkDigests(signature: ReadSignature, { required, allowed }: Coverage): ReadonlySet<string> {
  const elements = signature.references.filter((reference) => reference.uri.startsWith('#'))
  const covered = new Set<string>()
  const cover = (element: XmlElement): boolean => {
    const id = attributeOf(element, 'Id', ns.wsu)
    const reference = elements.find(({ uri }) => id !== undefined && uri === `#${id}`)
    if (id === undefined || reference === undefined) return false
    checkDigest(element, reference)
    covered.add(id)
    return true
  }
  for (const element of required) {
    if (!cover(element)) fail('EBMS:0103', `the signature does not cover ${element.name}`)
  }
  for (const element of allowed) cover(element)
  if (elements.length !== covered.size) fail('EBMS:0103', 'the signature covers an element that is not agreed')
  return covered
}

function checkDigest(element: XmlElement, { prefixes, value }: Reference): void {
  const digest = createHash('sha256').update(canonical(element, prefixes)).digest('base64')
  if (digest !== value) fail('EBMS:0101', 'the digest of an element does not match')
}
