import type { XmlElement } from 'libxml2-wasm'

type Attributes = Readonly<Record<string, string>>

/** Adds an element of XML Schema. */
export function add(parent: XmlElement, kind: string, attributes: Attributes = {}): XmlElement {
  const element = parent.addElement(kind, 'xs')
  for (const [name, value] of Object.entries(attributes)) element.setAttr(name, value)
  return element
}

/** Adds an element, attribute or type with a name. */
export const addNamed = (parent: XmlElement, kind: string, name: string, attributes: Attributes = {}): XmlElement =>
  add(parent, kind, { name, ...attributes })

/** Adds what people or programs read in an annotation. */
export function addText(
  annotation: XmlElement,
  kind: 'documentation' | 'appinfo',
  text: string,
  language?: string,
): void {
  const element = add(annotation, kind)
  if (language) element.setAttr('lang', language, 'xml')
  element.addText(text)
}
