import { Fault } from '@sustento/platform/errors'

/** The schema of `pdfuaid`, which PDF/A demands before a property of it may stand in the metadata. */
const schema = [
  '<rdf:li rdf:parseType="Resource">',
  '<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>',
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  '<pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>Part of PDF/UA to which the document conforms</pdfaProperty:description>',
  '<pdfaProperty:name>part</pdfaProperty:name>',
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>',
].join('')
const part = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>'

/**
 * Typst writes one standard at a time. A file that it wrote as PDF/A-3a lacks two marks of PDF/UA-1: the part in its
 * metadata, and that a reader shows the title. They are appended as an incremental update (ISO 32000-1, 7.5.6), which
 * PDF/A allows; the first bytes stay what Typst wrote.
 */
export function markAccessible(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const previous = Number(take(ending(bytes), /startxref\s+(\d+)\s+%%EOF\s*$/))
  const trailer = take(ending(bytes), /trailer\s*<<([\s\S]*?)>>\s*startxref/)
  const root = Number(take(trailer, /\/Root (\d+) 0 R/))
  const catalog = objectAt(bytes, previous, root)
  const metadata = Number(take(catalog, /\/Metadata (\d+) 0 R/))
  const objects: [number, string][] = [
    [metadata, markedMetadata(objectAt(bytes, previous, metadata))],
    [root, put(catalog, '/ViewerPreferences <<', '\n    /DisplayDocTitle true')],
  ]
  let update = bytes.at(-1) === newline ? '' : '\n'
  const entries: string[] = []
  for (const [id, body] of objects) {
    entries.push(`${id} 1\n${String(bytes.length + update.length).padStart(10, '0')} 00000 n \n`)
    update += `${id} 0 obj\n${body}\nendobj\n`
  }
  const table = `xref\n${entries.join('')}trailer\n<<${trailer.trimEnd()}\n  /Prev ${previous}\n>>`
  const end = `${table}\nstartxref\n${bytes.length + update.length}\n%%EOF\n`
  return Buffer.concat([bytes, Buffer.from(update + end, 'latin1')])
}

const newline = 0x0a

/** The last bytes of a file, in which its trailer stands. */
const ending = (bytes: Buffer): string => bytes.toString('latin1', Math.max(0, bytes.length - 1024))

/** The metadata stream with schema and part; its length is that of its bytes, which latin1 keeps one for one. */
function markedMetadata(object: string): string {
  const xml = take(object, /stream\r?\n([\s\S]*?)\r?\nendstream/)
  const described = put(xml, '<pdfaExtension:schemas><rdf:Bag>', schema)
  const marked = described.replace('</rdf:Description>', `${part}</rdf:Description>`)
  const head = object.slice(0, object.indexOf('stream')).replace(/\/Length \d+/, `/Length ${marked.length}`)
  return `${head}stream\n${marked}\nendstream`
}

/** The body of an object by the table of offsets, each entry of which is 20 bytes long. */
function objectAt(bytes: Buffer, table: number, id: number): string {
  const head = /^xref\s+0 \d+\s*\n/.exec(bytes.toString('latin1', table, table + 40)) ?? fail()
  const entry = table + head[0].length + id * 20
  const offset = Number(bytes.toString('latin1', entry, entry + 10))
  const end = bytes.indexOf('endobj', offset)
  return take(bytes.toString('latin1', offset, end), new RegExp(`^${id} 0 obj\\s([\\s\\S]*)\\s$`))
}

const put = (text: string, after: string, piece: string): string =>
  text.includes(after) ? text.replace(after, `${after}${piece}`) : fail()

const take = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? fail()

function fail(): never {
  throw new Fault('the typesetter wrote a file of another shape than expected')
}
