import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { toFieldName } from '../fillable/filled.ts'

/** A value for a field; true for a box; for a group the button that is to be on. */
export type Typed = Readonly<Record<string, string | true>>

interface Widget {
  readonly id: string
  readonly type: string
  /** What a button is when it is on. */
  readonly exportValues?: string
}

/** Fills a copy in as Firefox does: by pdf.js, which appends the changes to the file. Fields are named by path. */
export async function fillPdf(pdf: Uint8Array, typed: Typed): Promise<Uint8Array> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const fields = (await document.getFieldObjects()) as ReadonlyMap<string, Widget[]> | null
  for (const [path, value] of Object.entries(typed)) {
    const widgets = fields?.get(toFieldName(path)) ?? []
    if (widgets.length === 0) throw new Error(`the copy has no field ${path}`)
    for (const { id, type, exportValues } of widgets.filter((w) => w.type !== '')) {
      const isButton = type === 'checkbox' || type === 'radiobutton'
      document.annotationStorage.setValue(id, { value: isButton ? value === true || value === exportValues : value })
    }
  }
  const saved = await document.saveDocument()
  await document.loadingTask.destroy()
  return saved
}
