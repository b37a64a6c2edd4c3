import { XmlC14NMode, type XmlDocument, type XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { withXml } from './document.ts'

/** Exclusive canonical XML without comments. Never empty: the digest of nothing would match a forged one. */
export function canonical(element: XmlElement | XmlDocument, inclusivePrefixes: string[] = []): Buffer {
  let text = ''
  try {
    text = element.canonicalizeToString({
      mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
      withComments: false,
      inclusiveNamespacePrefixes: inclusivePrefixes,
    })
  } catch {
    // Falls through: an empty result is the failure.
  }
  return text === '' ? fail('EBMS:0101', 'the XML cannot be canonicalised') : Buffer.from(text, 'utf8')
}

/** Canonical form of a fragment that we wrote ourselves; it goes onto the wire in this form. */
export function canonicalFragment(fragment: string): string {
  return withXml(fragment, undefined, (root) => canonical(root).toString('utf8'))
}
