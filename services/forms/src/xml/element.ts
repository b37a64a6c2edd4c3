/** An element that is being written: it holds either text or elements. */
export interface Element {
  readonly name: string
  readonly attributes: [name: string, value: string][]
  readonly children: Element[]
  text: string
}

export const newElement = (name: string): Element => ({ name, attributes: [], children: [], text: '' })

/** Adds an element below another one. */
export function addElement(parent: Element, name: string, text = ''): Element {
  const child = { ...newElement(name), text }
  parent.children.push(child)
  return child
}

/** The document in UTF-8: an element on a line, text as it was given. */
export const toDocument = (root: Element): Uint8Array =>
  Buffer.from(`<?xml version="1.0" encoding="utf-8"?>\n${toText(root, '')}`)

function toText({ name, attributes, children, text }: Element, indent: string): string {
  const head = attributes.map(([key, value]) => ` ${key}="${escaped(value, inQuotes)}"`).join('')
  const tag = `${indent}<${name}${head}`
  if (children.length > 0) {
    const inner = children.map((child) => toText(child, `${indent}  `)).join('')
    return `${tag}>\n${inner}${indent}</${name}>\n`
  }
  return text === '' ? `${tag}/>\n` : `${tag}>${escaped(text, inText)}</${name}>\n`
}

/** What a reader would take for markup, or would make other white space of: in text and within quotes. */
const inText = /[&<>\r]/g
const inQuotes = /[&<>"\t\n\r]/g
const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string, special: RegExp): string =>
  text.replace(special, (character) => references[character] ?? `&#${character.charCodeAt(0)};`)
