import { XmlElement, XmlText } from 'libxml2-wasm'
import type { EbmsCode } from '../ebms-error.ts'
import { fail } from '../ebms-error.ts'

/** Reads the children of an element in their order; what is not asked for is refused. */
export interface Sequence {
  /** The next child, which must be this one. */
  one(uri: string, name: string): XmlElement
  /** The next child if it is this one. */
  maybe(uri: string, name: string): XmlElement | undefined
  /** The next children as long as they are this one. */
  many(uri: string, name: string): XmlElement[]
  /** Nothing is left. */
  end(): void
}

/** Begins to read the children of `parent`; a breach raises `code`. */
export function sequence(parent: XmlElement, code: EbmsCode = 'EBMS:0009'): Sequence {
  const children = elementsOf(parent, code)
  let at = 0
  const next = (uri: string, name: string) => {
    const child = children[at]
    if (child === undefined || !is(child, uri, name)) return undefined
    at++
    return child
  }
  return {
    one: (uri, name) => next(uri, name) ?? fail(code, `${name} is missing or not in its place`),
    maybe: next,
    many: (uri, name) => {
      const found: XmlElement[] = []
      for (let child = next(uri, name); child !== undefined; child = next(uri, name)) found.push(child)
      return found
    },
    end: () => {
      if (at < children.length) fail(code, `an unexpected element in ${parent.name}`)
    },
  }
}

/** Whether the element has this expanded name. */
export function is(element: XmlElement, uri: string, name: string): boolean {
  return element.name === name && element.namespaceUri === uri
}

/** The child elements; between them only white space may stand. */
export function elementsOf(parent: XmlElement, code: EbmsCode): XmlElement[] {
  const found: XmlElement[] = []
  for (let node = parent.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) found.push(node)
    else if (!(node instanceof XmlText) || node.content.trim() !== '') fail(code, 'text where elements are expected')
  }
  return found
}

/** The text of an element that has only text. */
export function textOf(element: XmlElement, code: EbmsCode = 'EBMS:0009'): string {
  let text = ''
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (!(node instanceof XmlText)) return fail(code, 'an element where text is expected')
    text += node.content
  }
  return text
}

/** The value of an attribute by its expanded name. */
export function attributeOf(element: XmlElement, name: string, uri = ''): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name && attribute.namespaceUri === uri)?.value
}
