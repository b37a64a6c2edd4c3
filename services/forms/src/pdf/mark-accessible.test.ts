import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { expect, test } from '@jest/globals'
import { typesetter } from '../render/compile.ts'
import { writeProgram } from '../typeset/program.ts'
import { markAccessible } from './mark-accessible.ts'

const written = (): Uint8Array => {
  const { program, words } = writeProgram({ ...empty, lang: 'bg', title: 'Заглавие' })
  const files = {
    'main.typ': Buffer.from(program),
    'words.json': Buffer.from(JSON.stringify(words)),
    'form.xml': Buffer.from('<form/>'),
  }
  return typesetter()({ template: 'main.typ', files, standard: 'a-3a', renderedAt: 1_800_000_000 })
}
const header = {
  ...{
    annex: '',
    titleWorking: false,
    instrument: 'I',
    legalBasis: [],
    official: [],
    unpublished: '',
    noticeHeading: '',
  },
  notices: [],
}
const footer = { left: '', legend: '', page: '' }
const empty = { header, blocks: [], colophon: [], footer, preview: '', attached: true, workingMark: '' }

test('says in the metadata and to the reader what PDF/UA-1 asks for, and keeps what was written', async () => {
  const [before, after] = [written(), markAccessible(written())]
  expect(Buffer.compare(before, after.subarray(0, before.length))).toBe(0)
  const { catalog, context } = await PDFDocument.load(after, { updateMetadata: false })
  const preferences = context.lookup(catalog.get(PDFName.of('ViewerPreferences')))
  expect(String(preferences)).toContain('/DisplayDocTitle true')
  const appended = Buffer.from(after.subarray(before.length)).toString('utf8')
  expect(appended).toContain('<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>')
  expect(appended).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>')
  expect(appended).toContain('Заглавие')
})

test('a file of another shape is a fault, not a false claim', () => {
  expect(() => markAccessible(Buffer.from('%PDF-1.7\n%%EOF'))).toThrow('another shape')
})
