import { type PDFDocument, PDFHexString, PDFName, type PDFPage } from '@cantoo/pdf-lib'

/** One bookmark. */
export interface Bookmark {
  readonly title: string
  readonly page: PDFPage
}

/** Bookmarks of a document, one below the other. */
export function addOutline({ context, catalog }: PDFDocument, marks: readonly Bookmark[]): void {
  if (marks.length === 0) return
  const root = context.nextRef()
  const refs = marks.map(() => context.nextRef())
  for (const [i, { title, page }] of marks.entries()) {
    const item = context.obj({ Title: PDFHexString.fromText(title), Parent: root, Dest: [page.ref, 'Fit'] })
    if (refs[i - 1]) item.set(PDFName.of('Prev'), refs[i - 1] ?? root)
    if (refs[i + 1]) item.set(PDFName.of('Next'), refs[i + 1] ?? root)
    context.assign(refs[i] ?? root, item)
  }
  const all = { Type: 'Outlines', First: refs[0] ?? root, Last: refs.at(-1) ?? root, Count: marks.length }
  context.assign(root, context.obj(all))
  catalog.set(PDFName.of('Outlines'), root)
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}
