import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib'
import { FlawedPdf } from './flaw.ts'

const [nodeLimit, depthLimit] = [20_000, 64]

/** Refuses a tree of pages that is deep, endless, or counts one page a million times: a reader walks all of it. */
export function checkPageTree({ catalog }: PDFDocument): void {
  let seen = 0
  const visit = (node: PDFObject | undefined, depth: number): void => {
    seen += 1
    if (seen > nodeLimit || depth > depthLimit) throw new FlawedPdf('PDF_TOO_COMPLEX')
    const kids = node instanceof PDFDict ? node.lookup(PDFName.of('Kids')) : undefined
    for (let i = 0; kids instanceof PDFArray && i < kids.size(); i++) visit(kids.lookup(i), depth + 1)
  }
  visit(catalog.lookup(PDFName.of('Pages')), 0)
}
