import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { isActive } from '../pdf/active.ts'
import { FlawedPdf } from '../pdf/flaw.ts'
import { openForeign } from '../pdf/open.ts'
import { type FilledField, type FilledPdf, fromFieldName, markField } from './filled.ts'

const fieldLimit = 50_000
const depthLimit = 8

/** Reads the fields of a copy that somebody filled in, in any reader. */
export async function readFilledPdf(pdf: Uint8Array): Promise<FilledPdf> {
  const document = await openForeign(pdf)
  const fields = fieldsIn(document)
  // Who fills every field that there is fills this one too: what it held when the copy was made stays.
  const marked = fields.find((f) => f.name === markField)
  const mark = marked?.before ?? marked?.value
  if (mark === undefined) throw new FlawedPdf('PDF_NOT_OURS')
  if (isActive(document)) throw new FlawedPdf('PDF_ACTIVE')
  return { mark, fields: fields.filter((f) => f.name !== markField) }
}

function fieldsIn({ catalog }: PDFDocument): FilledField[] {
  const form = catalog.lookup(PDFName.of('AcroForm'))
  const roots = form instanceof PDFDict ? form.lookup(PDFName.of('Fields')) : undefined
  const fields: FilledField[] = []
  let seen = 0
  const visit = (object: PDFObject | undefined, above: string, depth: number): void => {
    seen += 1
    if (depth > depthLimit || seen > fieldLimit) throw new FlawedPdf('PDF_TOO_COMPLEX')
    if (!(object instanceof PDFDict)) return
    const own = textOf(object.lookup(PDFName.of('T')))
    const name = [above, own].filter(Boolean).join('.')
    const kids = kidsOf(object).filter((kid) => kid instanceof PDFDict && kid.has(PDFName.of('T')))
    for (const kid of kids) visit(kid, name, depth + 1)
    if (kids.length === 0 && own) fields.push(fieldOf(object, name))
  }
  for (let i = 0; roots instanceof PDFArray && i < roots.size(); i++) visit(roots.lookup(i), '', 0)
  return fields
}

function kidsOf(dict: PDFDict): (PDFObject | undefined)[] {
  const kids = dict.lookup(PDFName.of('Kids'))
  return kids instanceof PDFArray ? Array.from({ length: kids.size() }, (_, i) => kids.lookup(i)) : []
}

function fieldOf(dict: PDFDict, name: string): FilledField {
  const value = entryOf(dict, 'V') ?? stateOf(dict)
  const before = entryOf(dict, 'DV')
  return { name: fromFieldName(name), ...(value ? { value } : {}), ...(before ? { before } : {}) }
}

function entryOf(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key))
  const name = value instanceof PDFName ? value.decodeText() : findButton(dict, value)
  if (name !== undefined) return name === 'Off' ? undefined : name
  return textOf(value instanceof PDFArray ? value.lookup(0) : value)
}

const isButton = (dict: PDFDict): boolean => dict.lookup(PDFName.of('FT')) === PDFName.of('Btn')

/** Some libraries write which button is on as a text, as a name looks in the file: `/personal`. */
const findButton = (dict: PDFDict, value: PDFObject | undefined): string | undefined =>
  isButton(dict) ? textOf(value)?.replace(/^\//, '') : undefined

/** Some readers turn a button on without saying so in its group. */
function stateOf(dict: PDFDict): string | undefined {
  if (!isButton(dict)) return undefined
  const states = [dict, ...kidsOf(dict)].map((d) => (d instanceof PDFDict ? d.lookup(PDFName.of('AS')) : undefined))
  const on = states.find((s) => s instanceof PDFName && s !== PDFName.of('Off'))
  return on instanceof PDFName ? on.decodeText() : undefined
}

/** A text, which PDF also allows as a stream. */
function textOf(object: PDFObject | undefined): string | undefined {
  if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText()
  if (!(object instanceof PDFRawStream)) return undefined
  const bytes = decodePDFRawStream(object).decode()
  return PDFHexString.of(Buffer.from(bytes).toString('hex')).decodeText()
}
