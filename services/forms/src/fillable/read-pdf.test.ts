import { deflateSync } from 'node:zlib'
import { PDFBool, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { inProcess } from '../testing/app.ts'
import { endless, hostilePdf } from '../testing/hostile-pdf.ts'
import { markField } from './filled.ts'

const pool = inProcess()
afterAll(() => pool.close())
const read = (pdf: Uint8Array) => pool.run({ kind: 'read', pdf })
const flaw = (reason: string) => ({ reason: 'INVALID_ARGUMENT', violations: [{ field: 'pdf', reason }] })

/** A small copy as if it were ours, with one text field. */
async function small(change: (document: PDFDocument) => void = () => undefined): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  const page = document.addPage()
  const form = document.getForm()
  const mark = form.createTextField(markField)
  mark.acroField.setValue(PDFHexString.fromText('{}'))
  const field = form.createTextField('a/b')
  field.acroField.setValue(PDFHexString.fromText('Ελλάδα'))
  field.addToPage(page)
  change(document)
  return document
}
const withXfa = (document: PDFDocument) => {
  const { dict } = document.getForm().acroForm
  dict.set(PDFName.of('XFA'), PDFHexString.fromText('<xdp/>'))
  return dict
}
const saved = async (document: PDFDocument) => document.save({ updateFieldAppearances: false })

test('the fields of a copy, by the paths of their answers', async () => {
  expect(await read(await saved(await small()))).toEqual({ mark: '{}', fields: [{ name: 'a.b', value: 'Ελλάδα' }] })
})

test('of which form it is, also when somebody wrote into every field', async () => {
  const document = await small((d) => {
    const mark = d.getForm().getTextField(markField).acroField
    mark.dict.set(PDFName.of('DV'), PDFHexString.fromText('{"v":1}'))
    mark.setValue(PDFHexString.fromText('x'))
  })
  expect((await read(await saved(document))).mark).toBe('{"v":1}')
})

test.each([
  ['a name', PDFName.of('personal')],
  ['a text, as some libraries write it', PDFHexString.fromText('/personal')],
])('the button that is on, by %s', async (_, button) => {
  const document = await small((d) => {
    const group = d.getForm().createRadioGroup('c')
    group.addOptionToPage('personal', d.getPage(0))
    group.acroField.dict.set(PDFName.of('V'), button)
  })
  expect((await read(await saved(document))).fields).toContainEqual({ name: 'c', value: 'personal' })
})

describe('refused', () => {
  test.each([
    ['nothing', ''],
    ['a page of the web', '<!doctype html><title>%PDF</title>'],
    ['a head without a body', '%PDF-1.7\n'],
  ])('%s', async (_, text) => {
    await expect(read(Buffer.from(text))).rejects.toMatchObject(flaw('PDF_NOT_READABLE'))
  })

  test('a PDF of somebody else, with and without fields', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    await expect(read(await saved(document))).rejects.toMatchObject(flaw('PDF_NOT_OURS'))
    document.getForm().createTextField('name').addToPage(document.getPage(0))
    await expect(read(await saved(document))).rejects.toMatchObject(flaw('PDF_NOT_OURS'))
  })

  test('an encrypted one', async () => {
    const document = await small((d) => d.encrypt({ userPassword: 'x', ownerPassword: 'y' }))
    await expect(read(await saved(document))).rejects.toMatchObject(flaw('PDF_ENCRYPTED'))
  })

  test.each([
    ['a bomb', deflateSync(Buffer.alloc(200_000_000))],
    ['a bomb within a bomb', deflateSync(deflateSync(Buffer.alloc(200_000_000)))],
  ])('%s', async (_, bomb) => {
    const dict = { Type: 'ObjStm', N: 1, First: 4, Filter: ['FlateDecode', 'FlateDecode'], Length: bomb.length }
    const text = Object.entries(dict).map(([k, v]) => `/${k} ${Array.isArray(v) ? '[/FlateDecode /FlateDecode]' : v}`)
    const head = Buffer.from(`%PDF-1.7\n1 0 obj\n<<${text.join(' ')}>>\nstream\n`)
    const pdf = Buffer.concat([head, bomb, Buffer.from('\nendstream\nendobj\ntrailer <</Root 2 0 R>>\n%%EOF')])
    await expect(read(pdf)).rejects.toMatchObject(flaw('PDF_TOO_LARGE'))
  })

  test('fields that lie within themselves', async () => {
    const document = await small((d) => {
      const { dict, ref } = {
        dict: d.getForm().getTextField('a/b').acroField.dict,
        ref: d.getForm().getField('a/b').ref,
      }
      dict.set(PDFName.of('Kids'), d.context.obj([ref]))
    })
    await expect(read(await saved(document))).rejects.toMatchObject(flaw('PDF_TOO_COMPLEX'))
  })

  test.each(Object.entries(endless))('%s', async (_, file) => {
    await expect(read(file())).rejects.toMatchObject(flaw('PDF_TOO_COMPLEX'))
  })

  test('what is nested too deeply to be read', async () => {
    const deep = `1 0 obj ${'<</A'.repeat(100_000)} endobj\n`
    await expect(read(hostilePdf(deep))).rejects.toMatchObject(flaw('PDF_NOT_READABLE'))
  })

  test.each<[string, (document: PDFDocument) => unknown]>([
    ['a script', (d) => d.addJavaScript('greet', 'app.alert(1)')],
    ['a file', (d) => d.attach(Buffer.from('MZ'), 'a.exe')],
    [
      'a program that it starts',
      (d) => d.catalog.set(PDFName.of('OpenAction'), d.context.obj({ S: 'Launch', F: 'x' })),
    ],
    ['a second form in XFA', (d) => d.catalog.set(PDFName.of('AcroForm'), withXfa(d))],
  ])('a copy to which somebody added %s', async (_, add) => {
    const document = await small((d) => void add(d))
    await document.flush()
    await expect(read(await saved(document))).rejects.toMatchObject(flaw('PDF_ACTIVE'))
  })

  test('a form that only another reader draws', async () => {
    const document = await small((d) => d.catalog.set(PDFName.of('NeedsRendering'), PDFBool.True))
    await expect(read(await saved(document))).rejects.toMatchObject(flaw('PDF_NOT_READABLE'))
  })
})

test('whatever is done to the bytes, the answer is fields or a refusal', async () => {
  const pdf = await saved(await small())
  const change = fc.record({ at: fc.nat(pdf.length - 1), bytes: fc.uint8Array({ minLength: 1, maxLength: 20 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), fc.nat(pdf.length), async (changes, cut) => {
      const broken = new Uint8Array(pdf)
      for (const { at, bytes } of changes) broken.set(bytes.subarray(0, broken.length - at), at)
      for (const bytes of [broken, broken.subarray(0, cut)]) {
        const answer = await read(bytes).catch((error: unknown) => error)
        expect(answer).toMatchObject(
          answer instanceof Error ? { reason: 'INVALID_ARGUMENT' } : { mark: expect.any(String) },
        )
      }
    }),
    { numRuns: 200 },
  )
})
