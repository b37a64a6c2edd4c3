import { ParseOption, XmlDocument, XmlElement, XmlTreeNode } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { scanUtf8 } from './scan.ts'

/** How much structure a document may have: canonicalisation of many attributes takes quadratic time (tried: 34 s). */
export interface XmlLimits {
  elements: number
  /** Attributes and namespace declarations of one element. */
  attributesOfElement: number
  depth: number
}

/** Limits of a SOAP part; a message of 28 parts has about 900 elements. */
const soapLimits: XmlLimits = { elements: 3000, attributesOfElement: 24, depth: 24 }

/**
 * Parses a SOAP part and hands its root to `read`. The document is freed afterwards, so `read` is synchronous and
 * returns plain data: values can only be read from the very elements whose digests are computed.
 */
export function withSoap<T>(bytes: Uint8Array, read: (root: XmlElement) => T, limits = soapLimits): T {
  const text = scanUtf8(bytes)
  // In well-formed XML `<!` begins a DTD, a comment or CDATA, and `<?` a processing instruction: none belongs here.
  if (text.includes('<!')) fail('EBMS:0009', 'a DTD, comment or CDATA section in the SOAP part')
  if (text.includes('<?', 1)) fail('EBMS:0009', 'a processing instruction in the SOAP part')
  return withXml(text, limits, read, new Set())
}

/**
 * Parses a document whose bytes were scanned, checks its structure, hands over its root and frees it. Without limits it
 * is one of our own. With a set for `ids` none may be used twice.
 */
export function withXml<T>(
  text: string,
  limits: XmlLimits | undefined,
  read: (root: XmlElement) => T,
  ids?: Set<string>,
): T {
  const document = parse(text)
  try {
    if (limits !== undefined) checkStructure(document.root, limits, ids)
    return read(document.root)
  } finally {
    document.dispose()
  }
}

function parse(text: string): XmlDocument {
  try {
    const option = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET
    // The library copies bytes in one go, and a string letter by letter.
    return XmlDocument.fromBuffer(Buffer.from(text), { option, encoding: 'utf-8' })
  } catch {
    return fail('EBMS:0009', 'the XML is not well-formed')
  }
}

function checkStructure(root: XmlElement, limits: XmlLimits, ids: Set<string> | undefined): void {
  let count = 0
  const visit = (element: XmlElement, depth: number): void => {
    if (++count > limits.elements || depth > limits.depth) fail('EBMS:0009', 'the XML has too many elements')
    const declarations = Object.values(element.nsDeclarations)
    const { attrs } = element
    if (attrs.length + declarations.length > limits.attributesOfElement) {
      fail('EBMS:0009', 'an XML element has too many attributes')
    }
    if (declarations.some((uri) => uri !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri))) {
      fail('EBMS:0009', 'a relative namespace name')
    }
    if (ids !== undefined) refuseRepeatedIds(attrs, ids)
    for (const child of elementsIn(element, limits.elements + 1)) visit(child, depth + 1)
  }
  visit(root, 1)
}

/** The elements in another one, in their order; after a processing instruction no more than `most`. */
function* elementsIn(element: XmlElement, most: number): Generator<XmlElement> {
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) yield node
    // The library knows no sibling of a processing instruction: what comes after one is found by XPath.
    if (!(node instanceof XmlTreeNode)) return yield* rest(element, most)
  }
}

function* rest(element: XmlElement, most: number): Generator<XmlElement> {
  const after = `processing-instruction()[1]/following-sibling::*[position() <= ${most}]`
  for (const node of element.find(after)) if (node instanceof XmlElement) yield node
}

/** Whatever an attribute named id means to some reader: no two in the document are the same. */
function refuseRepeatedIds(attributes: XmlElement['attrs'], seen: Set<string>): void {
  for (const { name, value } of attributes) {
    if (name.toLowerCase() !== 'id') continue
    if (seen.has(value)) fail('EBMS:0009', 'an id is used twice')
    seen.add(value)
  }
}
