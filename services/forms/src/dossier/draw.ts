import { PDFOperatorNames as Op, PDFNumber, PDFOperator, type PDFPage, type PDFRef } from '@cantoo/pdf-lib'

/** Draws a form XObject over what a page has, through a matrix of six numbers (ISO 32000-1, 8.3.3). */
export function drawObject(page: PDFPage, prefix: string, object: PDFRef, matrix: readonly number[]): void {
  const name = page.node.newXObject(prefix, object)
  page.pushOperators(
    PDFOperator.of(Op.PushGraphicsState),
    PDFOperator.of(
      Op.ConcatTransformationMatrix,
      matrix.map((n) => PDFNumber.of(n)),
    ),
    PDFOperator.of(Op.DrawObject, [name]),
    PDFOperator.of(Op.PopGraphicsState),
  )
}
