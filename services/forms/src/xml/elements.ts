import { XmlElement } from 'libxml2-wasm'

/** The elements below one, without the white space between them. */
export function elementsOf(parent: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  for (let child = parent.firstChild; child; child = child.next) if (child instanceof XmlElement) found.push(child)
  return found
}

/** An attribute; empty when it is not there. */
export const attribute = (element: XmlElement, name: string): string => element.attr(name)?.value ?? ''
