import { describe, expect, test } from '@jest/globals'
import type { Answer } from '../domain/answers.ts'
import { testApp } from '../testing/app.ts'
import { fillPdf, type Typed } from '../testing/fill-pdf.ts'
import { filledCopyLaws, valuesOf } from '../testing/filled-copy-laws.ts'
import { readFilledForm } from './read-filled-form.ts'
import { type RenderOptions, renderFillable } from './render-form.ts'

const app = testApp()
const VI = 'ec-4-2009-annex-VI'
const options: RenderOptions = {
  language: 'fr',
  reference: 'PT-2027-0001',
  renderedAt: new Date('2027-01-18T10:00:00Z'),
  preview: false,
  signedParts: [],
}
const copyOf = (form: string, answers: readonly Answer[]) => renderFillable(app, form, answers, options)
let blank: ReturnType<typeof copyOf> | undefined
/** A copy in which nothing stands yet, made once. */
const blankVI = () => {
  blank ??= copyOf(VI, [])
  return blank
}
const text = (path: string, value: string): Answer => ({ path, value: { kind: 'text', text: value } })

/** One of each kind; all of them: `npm run test:forms`. */
const various = ['ec-4-2009-annex-I', VI, 'hcch-2007-transmittal-12-2']
for (const id of various) filledCopyLaws(app, id, options)

describe('filled in another reader', () => {
  const typed = {
    'defendant.name.surname': 'Παπαδόπουλος',
    'defendant.name.givenNames': 'Димитър',
    'defendant.nationality': 'فاطمة الزهراء, שרה',
    locationInformation: 'first line\nsecond line — Łódź 👩',
    'defendant.birth.date': '3.11.1985',
    'application=enforcement': true,
    'requestedAuthority.address.memberState': 'BE',
  } as const

  test('every script, lines, boxes, groups and lists come back', async () => {
    const { answers, unread } = await readFilledForm(app, await fillPdf(await blankVI(), typed))
    expect(unread).toEqual([])
    expect(valuesOf(answers)).toEqual({
      'defendant.name.surname': { kind: 'text', text: 'Παπαδόπουλος' },
      'defendant.name.givenNames': { kind: 'text', text: 'Димитър' },
      'defendant.nationality': { kind: 'text', text: 'فاطمة الزهراء, שרה' },
      locationInformation: { kind: 'text', text: 'first line\nsecond line — Łódź 👩' },
      'defendant.birth.date': { kind: 'date', date: '1985-11-03' },
      application: { kind: 'choices', choices: ['enforcement'] },
      'requestedAuthority.address.memberState': { kind: 'text', text: 'BE' },
    })
  })

  test('what cannot be read is reported with what stands there', async () => {
    const wrong = { 'defendant.birth.date': 'en mai 1985', locationInformation: 'x' }
    const { answers, unread } = await readFilledForm(app, await fillPdf(await blankVI(), wrong))
    expect(answers.map((a) => a.path)).toEqual(['locationInformation'])
    expect(unread).toEqual([{ path: 'defendant.birth.date', reason: 'DATE_NOT_READ', text: 'en mai 1985' }])
  })

  test('free text keeps its language until somebody changes it', async () => {
    const given: Answer[] = [
      { ...text('locationInformation', 'Trabalha em Namur.'), language: 'pt' },
      { ...text('additionalInformation', 'Nada.'), language: 'pt' },
    ]
    const filled = await fillPdf(await copyOf(VI, given), { additionalInformation: 'Rien.' })
    const { answers } = await readFilledForm(app, filled)
    expect(answers.map((a) => [a.path, a.language])).toEqual([
      ['locationInformation', 'pt'],
      ['additionalInformation', undefined],
    ])
  })
})

describe('texts in another language', () => {
  const inPortuguese = (path: string) => ({ ...text(path, 'Trabalha em Namur.'), language: 'pt' })
  const portuguese = inPortuguese('initialSteps')
  const german = { language: 'de', text: 'Er arbeitet in Namur.' }
  const french = { language: 'fr', text: 'Il travaille à Namur.' }
  const read = async (given: readonly Answer[], typed: Typed, form = 'ec-4-2009-annex-VIII') => {
    const { answers, unread } = await readFilledForm(app, await fillPdf(await copyOf(form, given), typed))
    return { texts: answers.map(({ language, translations }) => ({ language, translations })), unread }
  }
  const at = 'initialSteps@fr'

  test.each([
    ['several lines', 'ec-4-2009-annex-VIII', 'initialSteps'],
    ['one line', 'ec-4-2009-annex-VIII', 'furtherDocuments.fill'],
    ['one of several values on a line', VI, 'defendant.birth.place'],
    ['a cell', 'message-information-request', 'needed.items.cells[0].reason'],
  ])('of %s have a place for a translation, which comes back beside them', async (_, form, path) => {
    const given = { ...inPortuguese(path), translations: [german] }
    const { texts, unread } = await read([given], { [`${path}@fr`]: french.text }, form)
    expect([texts, unread]).toEqual([[{ language: 'pt', translations: [german, french] }], []])
  })

  test('keep their translations until somebody changes one or the text', async () => {
    const given = [{ ...portuguese, translations: [german, french] }]
    expect((await read(given, {})).texts).toEqual([{ language: 'pt', translations: [german, french] }])
    expect((await read(given, { [at]: '' })).texts).toEqual([{ language: 'pt', translations: [german] }])
    expect((await read(given, { initialSteps: 'Mudou-se.' })).texts).toEqual([{}])
  })

  test('a translation of a text that is gone is reported', async () => {
    const { texts, unread } = await read([portuguese], { initialSteps: '', [at]: french.text })
    expect(texts).toEqual([])
    expect(unread).toEqual([{ path: at, reason: 'TRANSLATES_NOTHING', text: french.text }])
  })
})

test('the same answers and instant give the same bytes', async () => {
  const [first, second] = [await blankVI(), await copyOf(VI, [])]
  expect(Buffer.compare(first, second)).toBe(0)
})
