import { readFileSync } from 'node:fs'
import fontkit from '@cantoo/fontkit'
import { PDFDocument } from '@cantoo/pdf-lib'
import { FlawedPdf } from '../pdf/flaw.ts'
import type { Typesetter } from '../render/compile.ts'
import { textFontFiles } from '../render/fonts.ts'
import type { Flaw } from '../render/job.ts'
import { coverOf, sheetFor } from './cover.ts'
import { pageLimit, type SeenItem, seeItem } from './item.ts'
import type { DossierJob } from './job.ts'
import { addOutline } from './outline.ts'
import { placePage } from './place.ts'
import { stampPages } from './stamp.ts'

/** Puts a dossier together: cover, then every item that can be printed, with page numbers over the whole. */
export async function makeDossier(
  set: Typesetter,
  job: DossierJob,
  begin: (step: number) => void,
): Promise<Uint8Array> {
  const { cover, renderedAt } = job
  const document = await PDFDocument.create({ updateMetadata: false })
  document.registerFontkit(fontkit)
  const items = await seeItems(set, document, job, begin)
  begin(job.items.length + 1)
  // The list needs the numbers of pages, and the numbers need the length of the list.
  const draft = await PDFDocument.load(coverOf(set, job, items, 1), { updateMetadata: false })
  const front = await PDFDocument.load(coverOf(set, job, items, draft.getPageCount()), { updateMetadata: false })
  for (const page of await document.copyPages(front, front.getPageIndices())) document.addPage(page)
  const firsts = items.map(({ pages }) => {
    const [first] = pages.map((page) => placePage(document, page))
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

/** What becomes of each item. Refuses all that should be printed and cannot be, unless they are to be skipped. */
async function seeItems(
  set: Typesetter,
  document: PDFDocument,
  job: DossierJob,
  begin: (step: number) => void,
): Promise<SeenItem[]> {
  const seen: SeenItem[] = []
  const flaws: Flaw[] = []
  let left = pageLimit
  for (const [i, item] of job.items.entries()) {
    const number = i + 1
    begin(number)
    const isSkipped = job.skipped.includes(number)
    const { pages, flaw }: SeenItem = isSkipped
      ? { pages: [], flaw: 'PDF_TOO_COMPLEX' }
      : await seeItem(set, document, item, { renderedAt: job.renderedAt, left })
    left -= pages.length
    if (flaw) flaws.push({ flaw, item: number })
    const isLeftOut = flaw !== undefined && job.skipUnreadable
    seen.push(isLeftOut ? { pages: await sheetFor(set, document, job, number), flaw } : { pages })
  }
  if (flaws.length > 0 && !job.skipUnreadable) throw new FlawedPdf(...flaws)
  return seen
}
