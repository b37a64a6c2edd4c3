import {
  type PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import { drawObject } from './draw.ts'

const [hidden, noView] = [1 << 1, 1 << 5]

/** Draws what lies over a page into it: filled fields, stamps and marks, which would be lost when the page is copied. */
export function flattenAnnotations({ context }: PDFDocument, page: PDFPage): void {
  for (const entry of page.node.Annots()?.asArray() ?? []) {
    const annotation = context.lookup(entry)
    if (!(annotation instanceof PDFDict) || !isShown(annotation)) continue
    const look = lookOf(annotation)
    const sight = look && context.lookup(look)
    if (!look || !(sight instanceof PDFRawStream)) continue
    const matrix = placement(sight.dict, annotation)
    if (!matrix) continue
    drawObject(page, 'Over', look, matrix)
  }
}

function isShown(annotation: PDFDict): boolean {
  const flags = annotation.lookup(PDFName.of('F'))
  const isHidden = flags instanceof PDFNumber && (flags.asNumber() & (hidden | noView)) !== 0
  return !isHidden && annotation.lookup(PDFName.of('Subtype')) !== PDFName.of('Popup')
}

/** The normal appearance, of a button that of its state. */
function lookOf(annotation: PDFDict): PDFRef | undefined {
  const looks = annotation.lookup(PDFName.of('AP'))
  const normal = looks instanceof PDFDict ? looks.get(PDFName.of('N')) : undefined
  const states = normal && annotation.context.lookup(normal)
  const state = annotation.lookup(PDFName.of('AS'))
  const look = states instanceof PDFDict && state instanceof PDFName ? states.get(state) : normal
  return look instanceof PDFRef ? look : undefined
}

/** The matrix that puts the box of an appearance into the rectangle of its annotation (ISO 32000-1, 12.5.5). */
function placement(sight: PDFDict, annotation: PDFDict): number[] | undefined {
  const rect = numbers(annotation, 'Rect')
  const box = numbers(sight, 'BBox')
  const m = numbers(sight, 'Matrix') ?? [1, 0, 0, 1, 0, 0]
  if (rect?.length !== 4 || box?.length !== 4 || m.length !== 6) return undefined
  const [a, b, c, d, e, f] = m as [number, number, number, number, number, number]
  const corners = [0, 2].flatMap((x) => [1, 3].map((y) => [box[x] ?? 0, box[y] ?? 0] as const))
  const xs = corners.map(([x, y]) => a * x + c * y + e)
  const ys = corners.map(([x, y]) => b * x + d * y + f)
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom]
  if (width === 0 || height === 0) return undefined
  const [x1, y1, x2, y2] = rect as [number, number, number, number]
  const [sx, sy] = [Math.abs(x2 - x1) / width, Math.abs(y2 - y1) / height]
  return [sx, 0, 0, sy, Math.min(x1, x2) - left * sx, Math.min(y1, y2) - bottom * sy]
}

function numbers(dict: PDFDict, key: string): number[] | undefined {
  const array = dict.lookup(PDFName.of(key)) as PDFArray | undefined
  if (!array || typeof array.asArray !== 'function') return undefined
  const values = array.asArray().map((entry) => dict.context.lookup(entry))
  return values.every((v) => v instanceof PDFNumber) ? values.map((v) => v.asNumber()) : undefined
}
