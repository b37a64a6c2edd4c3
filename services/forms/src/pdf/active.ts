import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib'

const actions = new Set(
  ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'GoToE'].map((n) => PDFName.of(n)),
)
const [files, scripts] = [PDFName.of('EmbeddedFile'), PDFName.of('JavaScript')]

/**
 * Whether a PDF can do more than be read and filled in: scripts, actions that start or send something, files within it,
 * a second form in XFA. A copy of ours has none of them, whichever reader it was filled in.
 */
export function isActive({ context, catalog }: PDFDocument): boolean {
  const form = catalog.lookup(PDFName.of('AcroForm'))
  if (form instanceof PDFDict && form.has(PDFName.of('XFA'))) return true
  return context.enumerateIndirectObjects().some(([, object]) => acts(object))
}

/** Looks into what stands directly within an object; what it refers to is an object of its own. */
function acts(object: PDFObject | undefined): boolean {
  if (object instanceof PDFArray) return object.asArray().some(acts)
  const dict = object instanceof PDFRawStream ? object.dict : object
  if (!(dict instanceof PDFDict)) return false
  if (dict.get(PDFName.of('Type')) === files || dict.has(scripts)) return true
  return actions.has(dict.get(PDFName.of('S')) as PDFName) || dict.values().some(acts)
}
