import { createHash } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { ns } from '../names.ts'
import { canonical } from '../xml/canonical.ts'
import { attributeOf } from '../xml/element.ts'
import type { ReadSignature } from './read-signature.ts'

/**
 * The signature covers exactly the given header block and body (and parts, whose digests are checked as they arrive).
 * No id is looked up: the two elements that will be read are the ones whose digests are computed here.
 */
export function checkDigests(signature: ReadSignature, messaging: XmlElement, body: XmlElement): void {
  const elements = signature.references.filter((reference) => reference.uri.startsWith('#'))
  for (const element of [messaging, body]) {
    const id = attributeOf(element, 'Id', ns.wsu)
    const reference =
      elements.find(({ uri }) => id !== undefined && uri === `#${id}`) ??
      fail('EBMS:0103', `the signature does not cover ${element.name}`)
    const digest = createHash('sha256').update(canonical(element, reference.prefixes)).digest('base64')
    if (digest !== reference.value) fail('EBMS:0101', `the digest of ${element.name} does not match`)
  }
  if (elements.length !== 2) fail('EBMS:0103', 'the signature covers an element that is not agreed')
}
