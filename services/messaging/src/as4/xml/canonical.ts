import { XmlC14NMode, XmlDocument, type XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { withXml } from './document.ts'

/** Exclusive canonical XML without comments. Never empty: the digest of nothing would match a forged one. */
export function canonical(element: XmlElement | XmlDocument, inclusivePrefixes: string[] = []): Buffer {
  const chunks: Buffer[] = []
  const handler = {
    write: (bytes: Uint8Array) => chunks.push(Buffer.from(bytes)) && bytes.length,
    close: () => true,
  }
  const options = {
    mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
    withComments: false,
    inclusiveNamespacePrefixes: inclusivePrefixes,
  }
  try {
    if (element instanceof XmlDocument) element.canonicalize(handler, options)
    // Not the element's own method, which makes an object of each node of the document: it takes twice the time.
    else element.doc.canonicalize(handler, { ...options, nodeSet: new Set([element]) })
  } catch {
    chunks.length = 0
  }
  return chunks.length === 0 ? fail('EBMS:0101', 'the XML cannot be canonicalised') : Buffer.concat(chunks)
}

/** Canonical form of a fragment that we wrote ourselves; it goes onto the wire in this form. */
export function canonicalFragment(fragment: string): string {
  return withXml(fragment, undefined, ({ doc }) => canonical(doc).toString('utf8'))
}
