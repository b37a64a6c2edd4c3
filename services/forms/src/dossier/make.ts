import { readFileSync } from 'node:fs'
import fontkit from '@cantoo/fontkit'
import { PDFDocument } from '@cantoo/pdf-lib'
import { openForeign } from '../pdf/open.ts'
import type { Typesetter } from '../render/compile.ts'
import { textFontFiles } from '../render/fonts.ts'
import { flattenAnnotations } from './flatten.ts'
import type { DossierItem, DossierJob } from './job.ts'
import { addOutline } from './outline.ts'
import { isPrintablePicture } from './picture.ts'
import { embedPages, placePage, type SeenPage } from './place.ts'
import { stampPages } from './stamp.ts'

const pageLimit = 3000

/** Puts a dossier together: cover, then every item that can be printed, with page numbers over the whole. */
export async function makeDossier(set: Typesetter, job: DossierJob): Promise<Uint8Array> {
  const { cover, renderedAt } = job
  const document = await PDFDocument.create({ updateMetadata: false })
  document.registerFontkit(fontkit)
  const items: SeenPage[][] = []
  let pages = 0
  for (const item of job.items) {
    const seen = await pagesOf(set, document, item, renderedAt)
    const isKept = pages + seen.length <= pageLimit
    items.push(isKept ? seen : [])
    pages += isKept ? seen.length : 0
  }
  // The list needs the numbers of pages, and the numbers need the length of the list.
  const draft = await PDFDocument.load(coverOf(set, job, items, 1), { updateMetadata: false })
  const front = await PDFDocument.load(coverOf(set, job, items, draft.getPageCount()), { updateMetadata: false })
  for (const page of await document.copyPages(front, front.getPageIndices())) document.addPage(page)
  const firsts = items.map((seen) => {
    const [first] = seen.map((page) => placePage(document, page))
    return first
  })
  const font = await document.embedFont(readFileSync(textFontFiles()[0] ?? ''), { subset: true })
  stampPages(document, font, cover)
  addOutline(
    document,
    job.items.flatMap(({ title }, i) => (firsts[i] ? [{ title: `${i + 1}. ${title}`, page: firsts[i] }] : [])),
  )
  document.setTitle(`${cover.title} ${cover.reference}`.trim(), { showInWindowTitleBar: true })
  document.setLanguage(cover.lang)
  document.setCreationDate(new Date(renderedAt * 1000))
  return document.save()
}

/** The pages of an item; none when it cannot be printed: it is then enclosed separately. */
async function pagesOf(
  set: Typesetter,
  document: PDFDocument,
  { content }: DossierItem,
  renderedAt: number,
): Promise<SeenPage[]> {
  try {
    const isPicture = isPrintablePicture(content)
    const files = { picture: content }
    const pdf = isPicture ? set({ template: 'picture.typ', files, standard: 'a-3a', renderedAt }) : content
    const source = await openForeign(pdf)
    if (source.getPageCount() > pageLimit) return []
    for (const page of source.getPages()) flattenAnnotations(source, page)
    return await embedPages(document, source)
  } catch {
    return []
  }
}

function coverOf(set: Typesetter, job: DossierJob, items: readonly SeenPage[][], length: number): Uint8Array {
  const { cover, renderedAt } = job
  let next = length + 1
  const rows = job.items.map(({ title, filename }, i) => {
    const count = items[i]?.length ?? 0
    const [first, last] = [next, next + count - 1]
    next += count
    const span = first === last ? `${first}` : `${first}–${last}`
    const pages = count === 0 ? cover.separately : span
    return { number: `${i + 1}`, title, file: count === 0 ? filename : '', pages }
  })
  const data = Buffer.from(JSON.stringify({ ...cover, rows }))
  return set({ template: 'dossier.typ', files: { 'data.json': data }, standard: 'ua-1', renderedAt })
}
