import type { PDFDocument } from '@cantoo/pdf-lib'
import { FlawedPdf } from '../pdf/flaw.ts'
import { openForeign } from '../pdf/open.ts'
import { checkPageTree } from '../pdf/pages.ts'
import { isPdf } from '../record/attached-xml.ts'
import type { Typesetter } from '../render/compile.ts'
import type { Flaw } from '../render/job.ts'
import { flattenAnnotations } from './flatten.ts'
import type { DossierItem } from './job.ts'
import { isPicture, isPrintablePicture } from './picture.ts'
import { embedPages, type SeenPage } from './place.ts'

/** More than anybody prints. */
export const pageLimit = 3000

/** What becomes of an item. */
export interface SeenItem {
  /** Its pages; none of what is enclosed separately by its nature. */
  readonly pages: readonly SeenPage[]
  /** Why it cannot be printed although it is a PDF or a picture. */
  readonly flaw?: Flaw['flaw']
}

/** The pages of an item as far as `left` allows. */
export async function seeItem(
  set: Typesetter,
  document: PDFDocument,
  { content }: DossierItem,
  options: { readonly renderedAt: number; readonly left: number },
): Promise<SeenItem> {
  const asPicture = isPicture(content)
  if (!asPicture && !isPdf(content)) return { pages: [] }
  try {
    const source = await openForeign(asPicture ? pictureOn(set, content, options.renderedAt) : content)
    checkPageTree(source)
    if (source.getPageCount() === 0) return { pages: [], flaw: 'PDF_NOT_READABLE' }
    if (source.getPageCount() > options.left) return { pages: [], flaw: 'PDF_TOO_LARGE' }
    for (const page of source.getPages()) flattenAnnotations(source, page)
    return { pages: await embedPages(document, source) }
  } catch (error) {
    const unreadable = asPicture ? 'PICTURE_NOT_READABLE' : 'PDF_NOT_READABLE'
    return { pages: [], flaw: error instanceof FlawedPdf ? (error.flaws[0]?.flaw ?? unreadable) : unreadable }
  }
}

function pictureOn(set: Typesetter, picture: Uint8Array, renderedAt: number): Uint8Array {
  if (!isPrintablePicture(picture)) throw new FlawedPdf('PICTURE_NOT_READABLE')
  return set({ template: 'picture.typ', files: { picture }, standard: 'a-3a', renderedAt })
}
