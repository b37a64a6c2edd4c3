import { readFileSync } from 'node:fs'
import fontkit from '@cantoo/fontkit'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { Fault } from '@sustento/platform/errors'
import type { Field } from '../print/blocks.ts'
import { textFontFiles } from '../render/fonts.ts'
import { fontName, fontSize } from './appearance.ts'
import { markField } from './filled.ts'
import { fieldsOf, type Place } from './widgets.ts'

const fontFile = (): Buffer => readFileSync(textFontFiles()[0] ?? '')

/** Makes fields of the links that the template left in their places: the copy can be filled in any reader. */
export async function makeFillable(pdf: Uint8Array, fields: readonly Field[], mark: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { context, catalog } = document
  document.registerFontkit(fontkit)
  // The whole font: whoever fills the copy may write in any script that it has.
  const font = await document.embedFont(fontFile(), { subset: false, customName: 'DejaVuSans' })
  const places = placesOf(document)
  const made = fieldsOf({ context, font }, fields, places)
  const all = [...made, hiddenMark(document, mark)]
  tagAsFields(document, new Set([...places.values()].map(({ ref }) => ref)))
  catalog.set(
    PDFName.of('AcroForm'),
    context.obj({
      Fields: all,
      DR: { Font: { [fontName]: font.ref } },
      DA: PDFString.of(`/${fontName} ${fontSize} Tf 0 g`),
    }),
  )
  return document.save({ updateFieldAppearances: false, addDefaultPage: false })
}

/** Where the template left room for each field. */
function placesOf(document: PDFDocument): Map<number, Place> {
  const places = new Map<number, Place>()
  for (const page of document.getPages()) {
    for (const ref of page.node.Annots()?.asArray() ?? []) {
      const dict = document.context.lookup(ref, PDFDict)
      const n = fieldNumber(dict)
      if (n === undefined) continue
      if (!(ref instanceof PDFRef) || places.has(n)) throw new Fault('a field of the copy was parted by a page break')
      places.set(n, { ref, dict, page: page.ref })
    }
  }
  return places
}

function fieldNumber(dict: PDFDict): number | undefined {
  const uri = dict.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('URI'))
  const n = uri instanceof PDFString || uri instanceof PDFHexString ? /^field:(\d+)$/.exec(uri.decodeText())?.[1] : ''
  return n ? Number(n) : undefined
}

/** A field without place on paper that says of which form this is a copy. Every reader keeps it. */
function hiddenMark(document: PDFDocument, mark: string): PDFRef {
  const { context } = document
  const page = document.getPage(0)
  const ref = context.register(
    context.obj({
      ...{ Type: 'Annot', Subtype: 'Widget', FT: 'Tx', F: 2, Ff: 1, Rect: [0, 0, 0, 0] },
      T: PDFHexString.fromText(markField),
      V: PDFHexString.fromText(mark),
      DV: PDFHexString.fromText(mark),
      P: page.ref,
    }),
  )
  page.node.addAnnot(ref)
  return ref
}

/** The tags of the links become tags of fields. */
function tagAsFields({ context }: PDFDocument, widgets: ReadonlySet<PDFRef>): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('S')) !== PDFName.of('Link')) continue
    const kids = object.lookup(PDFName.of('K'))
    const holds = (kid: PDFObject): boolean =>
      kid instanceof PDFDict && widgets.has(kid.get(PDFName.of('Obj')) as PDFRef)
    if (kids instanceof PDFArray && kids.asArray().some(holds)) object.set(PDFName.of('S'), PDFName.of('Form'))
  }
}
