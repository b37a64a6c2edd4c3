/** A field as a filled copy holds it. */
export interface FilledField {
  /** Path of the answer, with `=option` for one of several boxes. */
  readonly name: string
  /** Text, code or the name of the button that is on; a button that is off has none. */
  readonly value?: string
  /** What it held when the copy was made. */
  readonly before?: string
}

/** What a filled copy holds. */
export interface FilledPdf {
  /** Of which form it is a copy, as `makeFillable` was told. */
  readonly mark: string
  readonly fields: readonly FilledField[]
}

/** Name of the hidden field that says of which form a PDF is a copy. */
export const markField = 'sustento'

/** Name of the field for a translation of the text at a path; no path holds the sign between them. */
export const translationName = (path: string, language: string): string => `${path}@${language}`

/** A field's name as PDF takes it: a full stop would part it into a tree, in which no field may stand below another. */
export const toFieldName = (path: string): string => path.replaceAll('.', '/')

/** The path of a field's name. */
export const fromFieldName = (name: string): string => name.replaceAll('/', '.')
