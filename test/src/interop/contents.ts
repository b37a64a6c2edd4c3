import { randomBytes } from 'node:crypto'
import type { Content } from './submission.ts'

/** Far from its canonical form, so that whoever digests it as it is and whoever digests its canonical form differ. */
const xml = Buffer.from(
  `<?xml version="1.0" encoding="UTF-8"?>\r\n<a:application  xmlns:b="urn:b" xmlns:a='urn:a' z="1"
   a="2"><empty/><!-- kept? --><text>caf\u00e9 &amp; &#x41;</text><b:c xmlns:a="urn:a"></b:c></a:application >\n`,
)

/** So many parts of several types and sizes: the first is XML, the last is empty where there are five or more. */
export function contentsOf(count: number): Content[] {
  return Array.from({ length: count }, (_, index) => {
    if (index === 0) return { mediaType: 'application/xml', bytes: xml }
    if (index === 4) return { mediaType: 'application/pdf', bytes: Buffer.alloc(0) }
    if (index % 3 === 0) return { mediaType: 'text/xml', bytes: Buffer.from(`<part number='${index}' />`) }
    return { mediaType: 'application/pdf', bytes: randomBytes(index * 1500) }
  })
}
