import { PDFBool, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { isWithinBounds } from './bombs.ts'
import { FlawedPdf } from './flaw.ts'
import { isSimple } from './survey.ts'

const objectLimit = 200_000

/** Opens a PDF that somebody handed in. Only ever called in a child that may be killed: it may be made to harm. */
export async function openForeign(pdf: Uint8Array): Promise<PDFDocument> {
  const head = Buffer.from(pdf.subarray(0, 1024)).toString('latin1')
  if (!head.includes('%PDF-')) throw new FlawedPdf('PDF_NOT_READABLE')
  if (!isSimple(pdf)) throw new FlawedPdf('PDF_TOO_COMPLEX')
  if (!isWithinBounds(pdf)) throw new FlawedPdf('PDF_TOO_LARGE')
  const document = await parsed(pdf)
  if (document.isEncrypted || document.context.trailerInfo.Encrypt) throw new FlawedPdf('PDF_ENCRYPTED')
  if (document.context.largestObjectNumber > objectLimit) throw new FlawedPdf('PDF_TOO_COMPLEX')
  if (!document.catalog.has(PDFName.of('Pages'))) throw new FlawedPdf('PDF_NOT_READABLE')
  // A page of a dynamic XFA form only asks to be opened in another reader.
  if (document.catalog.lookup(PDFName.of('NeedsRendering')) === PDFBool.True) throw new FlawedPdf('PDF_NOT_READABLE')
  return document
}

async function parsed(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(pdf, { updateMetadata: false, ignoreEncryption: true, throwOnInvalidObject: false })
  } catch {
    throw new FlawedPdf('PDF_NOT_READABLE')
  }
}
