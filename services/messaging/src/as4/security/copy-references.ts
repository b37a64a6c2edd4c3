import type { XmlElement } from 'libxml2-wasm'
import { escapeXml } from '../xml/write.ts'

/**
 * The ds:Reference elements of a ds:SignedInfo, each standing on its own, to be put into a receipt. They are cut out of
 * the canonical form, in which `<` begins nothing but a tag; canonicalising each again would take 60 ms for 28 parts.
 */
export function copyReferences(signedInfo: XmlElement, canonicalForm: Buffer): string[] {
  const text = canonicalForm.toString('utf8')
  const name = signedInfo.prefix === '' ? 'Reference' : `${signedInfo.prefix}:Reference`
  const scope = Object.entries(signedInfo.namespaces)
  const copies: string[] = []
  for (let from = text.indexOf(`<${name} `); from >= 0; from = text.indexOf(`<${name} `, from + 1)) {
    const copy = text.slice(from, text.indexOf(`</${name}>`, from) + name.length + 3)
    const tag = copy.slice(0, copy.indexOf('>'))
    const missing = scope
      .map(([prefix, uri]) => [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri] as const)
      .filter(([attribute]) => !tag.includes(` ${attribute}="`))
    const declarations = missing.map(([attribute, uri]) => ` ${attribute}="${escapeXml(uri)}"`).join('')
    copies.push(`<${name}${declarations}${copy.slice(name.length + 1)}`)
  }
  return copies
}
