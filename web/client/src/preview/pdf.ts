import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/** A PDF that can be drawn. */
export type Pdf = PDFDocumentProxy

/** Opens a PDF. It is read in a worker; scripts, forms and pictures from elsewhere are left aside. */
export async function openPdf(bytes: ArrayBuffer): Promise<Pdf> {
  return getDocument({ data: bytes.slice(0), useWasm: false, enableXfa: false }).promise
}

/** Draws a page as wide as this, in pixels of the screen. Gives nothing when it was called off. */
export async function drawPage(
  pdf: Pdf,
  number: number,
  width: number,
  signal: AbortSignal,
): Promise<HTMLCanvasElement | undefined> {
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  if (signal.aborted) return undefined
  const task = page.render({ canvas, viewport })
  const cancel = () => task.cancel()
  signal.addEventListener('abort', cancel)
  try {
    await task.promise
    return canvas
  } catch {
    return undefined
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
