import { type PDFDocument, type PDFFont, rgb } from '@cantoo/pdf-lib'
import type { DossierCover } from './job.ts'

const [size, edge, foot] = [7.5, 28, 14]
const color = rgb(0.35, 0.35, 0.4)

/** The reference and the number of the page over the whole, at the foot of each page. */
export function stampPages(document: PDFDocument, font: PDFFont, { reference, page: words }: DossierCover): void {
  const pages = document.getPages()
  for (const [i, page] of pages.entries()) {
    const number = words.replace('{page}', String(i + 1)).replace('{pages}', String(pages.length))
    const right = page.getWidth() - edge - font.widthOfTextAtSize(number, size)
    page.drawText(reference, { x: edge, y: foot, size, font, color })
    page.drawText(number, { x: right, y: foot, size, font, color })
  }
}
