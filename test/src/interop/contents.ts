import { randomBytes } from 'node:crypto'

/** A part of a message. */
export interface Content {
  mimeType: string
  content: Buffer
  compress: boolean
}

/** Far from its canonical form, so that whoever digests it as it is and whoever digests its canonical form differ. */
const xml = Buffer.from(
  `<?xml version="1.0" encoding="UTF-8"?>\r\n<a:application  xmlns:b="urn:b" xmlns:a='urn:a' z="1"
   a="2"><empty/><!-- kept? --><text>caf\u00e9 &amp; &#x41;</text><b:c xmlns:a="urn:a"></b:c></a:application >\n`,
)

/** So many parts of several types and sizes: the first is XML, the fifth is empty. */
export function contentsOf(count: number, form: keyof typeof forms = 'compressed'): Content[] {
  return Array.from({ length: count }, (_, index) => ({ ...contentAt(index), compress: forms[form](index) }))
}

const forms = {
  compressed: () => true,
  'in clear': () => false,
  mixed: (index: number) => index % 2 === 1,
}

function contentAt(index: number) {
  if (index === 0) return { mimeType: 'application/xml', content: xml }
  if (index === 4) return { mimeType: 'application/pdf', content: Buffer.alloc(0) }
  if (index % 3 === 0) return { mimeType: 'text/xml', content: Buffer.from(`<part number='${index}' />`) }
  return { mimeType: 'application/pdf', content: randomBytes(index * 1500) }
}
