import { PDFDocument } from '@cantoo/pdf-lib'
import type { Typesetter } from '../render/compile.ts'
import type { SeenItem } from './item.ts'
import type { DossierJob } from './job.ts'
import { embedPages, type SeenPage } from './place.ts'

/** The cover with its list, when it is `length` pages long. */
export function coverOf(set: Typesetter, job: DossierJob, items: readonly SeenItem[], length: number): Uint8Array {
  const { cover, renderedAt } = job
  let next = length + 1
  const rows = job.items.map(({ title, filename }, i) => {
    const { pages = [], flaw } = items[i] ?? {}
    const [first, last] = [next, next + pages.length - 1]
    next += pages.length
    const isSeparate = pages.length === 0 || flaw !== undefined
    const span = first === last ? `${first}` : `${first}–${last}`
    return { number: `${i + 1}`, title, file: isSeparate ? filename : '', pages: isSeparate ? cover.separately : span }
  })
  const data = Buffer.from(JSON.stringify({ ...cover, rows }))
  return set({ template: 'dossier.typ', files: { 'data.json': data }, standard: 'ua-1', renderedAt })
}

/** The sheet that takes the place of an item that could not be printed. */
export async function sheetFor(
  set: Typesetter,
  document: PDFDocument,
  { cover, items, renderedAt }: DossierJob,
  number: number,
): Promise<SeenPage[]> {
  const { title, filename } = items[number - 1] ?? { title: '', filename: '' }
  const { lang, separately } = cover
  const data = Buffer.from(JSON.stringify({ lang, number: `${number}`, title, filename, separately }))
  const sheet = set({ template: 'sheet.typ', files: { 'data.json': data }, standard: 'ua-1', renderedAt })
  return embedPages(document, await PDFDocument.load(sheet, { updateMetadata: false }))
}
