import type { PDFDocument, PDFEmbeddedPage, PDFPage } from '@cantoo/pdf-lib'
import { drawObject } from './draw.ts'

/** A4 in points, and the strip at its foot that belongs to the dossier. */
const [short, long, strip, edge] = [595.28, 841.89, 28, 10]

/** A page of an attachment, as it is seen. */
export interface SeenPage {
  readonly embedded?: PDFEmbeddedPage
  readonly width: number
  readonly height: number
  /** Clockwise, as the page says. */
  readonly turn: number
}

/** How a page that is turned stands upright with its corner at the origin. */
const upright: Readonly<Record<number, (w: number, h: number) => [number, number, number, number, number, number]>> = {
  0: () => [1, 0, 0, 1, 0, 0],
  90: (w) => [0, -1, 1, 0, 0, w],
  180: (w, h) => [-1, 0, 0, -1, w, h],
  270: (_, h) => [0, 1, -1, 0, h, 0],
}

/** Adds an A4 page with the page of an attachment on it, made smaller where it is larger than what the strip leaves. */
export function placePage(document: PDFDocument, { embedded, width, height, turn }: SeenPage): PDFPage {
  const isTurned = turn % 180 !== 0
  const [w, h] = isTurned ? [height, width] : [width, height]
  const size: [number, number] = w > h ? [long, short] : [short, long]
  const page = document.addPage(size)
  if (!embedded) return page
  const scale = Math.min(1, (size[0] - 2 * edge) / w, (size[1] - strip - edge) / h)
  const [left, bottom] = [(size[0] - w * scale) / 2, strip + (size[1] - strip - edge - h * scale) / 2]
  const [a, b, c, d, e, f] = (upright[turn] ?? (() => [1, 0, 0, 1, 0, 0] as const))(width, height)
  const matrix = [a, b, c, d, e, f].map((n) => n * scale)
  const placed = [...matrix.slice(0, 4), (matrix[4] ?? 0) + left, (matrix[5] ?? 0) + bottom]
  drawObject(page, 'Page', embedded.ref, placed)
  return page
}

/** The pages of a PDF, made part of another together, so that they share their fonts; one without content is blank. */
export async function embedPages(document: PDFDocument, source: PDFDocument): Promise<SeenPage[]> {
  const pages = source.getPages()
  const filled = pages.filter((page) => page.node.Contents())
  const embedded = await document.embedPages(filled, filled.map(cropOf))
  await Promise.all(embedded.map((page) => page.embed()))
  return pages.map((page) => {
    const { width, height } = page.getCropBox()
    const turn = ((page.getRotation().angle % 360) + 360) % 360
    return { embedded: embedded[filled.indexOf(page)], width, height, turn }
  })
}

function cropOf(page: PDFPage) {
  const { x, y, width, height } = page.getCropBox()
  return { left: x, bottom: y, right: x + width, top: y + height }
}
