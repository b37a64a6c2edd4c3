import { XmlElement } from 'libxml2-wasm'
import { withXml } from '../../as4/xml/document.ts'
import { scanUtf8 } from '../../as4/xml/scan.ts'
import { Wrong } from '../wrong.ts'

/** An element as plain data: nothing of the document is needed any more. */
export interface Node {
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly Node[]
}

const limits = { elements: 20_000, attributesOfElement: 24, depth: 12 }
const largest = 4 << 20

/** Reads an XML file of somebody else whose root has this name: no DTD, no entities, nothing fetched, limited in size. */
export function readTree(bytes: Buffer, namespace: string, root: string): Node {
  if (bytes.length > largest) throw new Wrong('the file has more than 4 MiB')
  try {
    if (/<!DOCTYPE|<!ENTITY/i.test(bytes.toString('latin1'))) throw new Wrong('the file has a DTD')
    return withXml(scanUtf8(bytes), limits, (element) => {
      if (element.name !== root || element.namespaceUri !== namespace)
        throw new Wrong(`the file is no ${root} of ${namespace}`)
      return toNode(element)
    })
  } catch (error) {
    if (error instanceof Wrong) throw error
    throw new Wrong('the file is not XML, or has too much of it')
  }
}

function toNode(element: XmlElement): Node {
  const children: Node[] = []
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(toNode(node))
  }
  const attributes = element.attrs
    .filter(({ namespaceUri }) => namespaceUri === '')
    .map(({ name, value }) => [name, value.trim()] as const)
  return { name: element.name, attributes: Object.fromEntries(attributes), children }
}

/** All elements of this name below another one. */
export function allOf(node: Node, name: string): Node[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)])
}
