import { deflateSync } from 'node:zlib'

const catalog = '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n'
const noPages = '2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\n'

/** A PDF of a few objects, as text; what is in `objects` comes after its catalog. */
export const hostilePdf = (...objects: (string | Buffer)[]): Buffer =>
  Buffer.concat(
    ['%PDF-1.7\n', catalog, ...objects, 'trailer <</Root 1 0 R>>\n%%EOF'].map((piece) =>
      typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece,
    ),
  )

const stream = (dictionary: string, data: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`9 0 obj <<${dictionary} /Length ${data.length}>>\nstream\n`),
    data,
    Buffer.from('\nendstream\nendobj\n'),
  ])

/** Each page node holds the next one twice: forty of them are a million million pages. */
function doubledPages(): string {
  const nodes = Array.from(
    { length: 40 },
    (_, i) => `${i + 2} 0 obj <</Type/Pages/Count 2/Kids[${i + 3} 0 R ${i + 3} 0 R]>> endobj\n`,
  )
  return `${nodes.join('')}42 0 obj <</Type/Page/MediaBox[0 0 9 9]>> endobj\n`
}

/** Small files that keep a reader of PDF busy without end, or make it take all memory. */
export const endless: Readonly<Record<string, () => Buffer>> = {
  'objects that never close': () => hostilePdf(noPages, '7 0 obj ) '.repeat(100_000)),
  'a table of a thousand million objects': () =>
    hostilePdf(noPages, stream('/Type/XRef/Size 1000000000/W[0 0 0]/Root 1 0 R', Buffer.from('x'))),
  'a bomb behind another filter': () => {
    const bomb = Buffer.from(`${deflateSync(Buffer.alloc(200_000_000)).toString('hex')}>`)
    return hostilePdf(noPages, stream('/Type/ObjStm/N 1/First 4/Filter[/ASCIIHexDecode/FlateDecode]', bomb))
  },
  'runs of runs': () => {
    const runs = deflateSync(Buffer.alloc(2_000_000, 0x81))
    const filter = '/Filter[/FlateDecode/RunLengthDecode/RunLengthDecode]'
    return hostilePdf(noPages, stream(`/Type/ObjStm/N 1/First 4${filter}`, runs))
  },
}

/** Small files whose pages have no end. */
export const endlessPages: Readonly<Record<string, () => Buffer>> = {
  'pages that double': () => hostilePdf(doubledPages()),
  'pages within themselves': () => hostilePdf('2 0 obj <</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>> endobj\n'),
}

/** A file that nothing but a clock refuses: one long number, which a reader begins to read at each digit of it. */
export const slowPdf = (): Buffer => hostilePdf(noPages, `x${'1'.repeat(1_000_000)}`)
