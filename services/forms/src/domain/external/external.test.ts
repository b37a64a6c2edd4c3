import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { catalogue, entryOf } from '../../testing/context.ts'
import { fullAnswers } from '../../testing/full-answers.ts'
import { generatedAnswers } from '../../testing/generated-answers.ts'
import { samplePlain } from '../../testing/sample.ts'
import { isGiven } from '../answers.ts'
import { inOrder } from '../order.ts'
import { fromPlain } from '../plain.ts'
import { fromExternal } from './from-external.ts'
import { toExternal } from './to-external.ts'

const VI = 'ec-4-2009-annex-VI'
const I = 'ec-4-2009-annex-I'
const read = (form: string, json: unknown) => fromExternal(entryOf(form).model, json)
const values = (form: string, json: unknown) =>
  Object.fromEntries(read(form, json).answers.map(({ path, value }) => [path, Object.values(value)[1]]))

describe('the shapes of a value', () => {
  test('text, tick, date, option, options, amount', () => {
    expect(
      values(I, {
        'courtOfOrigin.name': 'Tribunal',
        'nature.kind': 'decision',
        'nature.dateAndReference': { date: '2024-05-21', reference: '1/24' },
        'terms.claims.claim': [{ oneSum: { value: true, amount: 1250.5 } }, { 'oneSum.amount': '1250.50' }],
      }),
    ).toEqual({
      'courtOfOrigin.name': 'Tribunal',
      'nature.kind': ['decision'],
      'nature.dateAndReference.date': '2024-05-21',
      'nature.dateAndReference.reference': '1/24',
      'terms.claims.claim[0].oneSum': true,
      'terms.claims.claim[0].oneSum.amount': '1250.5',
      'terms.claims.claim[1].oneSum.amount': '1250.50',
    })
    expect(values(VI, { application: ['enforcement', 'recognition'] })).toEqual({
      application: ['enforcement', 'recognition'],
    })
  })

  test('a repeat by its blocks, by full ids, or point by point', () => {
    const expected = { 'beneficiaries.represented.person[1].name.surname': 'Exemplo' }
    const person = 'beneficiaries.represented.person'
    expect(values(VI, { [person]: [null, { name: { surname: 'Exemplo' } }] })).toEqual(expected)
    expect(values(VI, { [person]: [{}, { [`${person}.name`]: { surname: 'Exemplo' } }] })).toEqual(expected)
    expect(values(VI, { [`${person}.name`]: [null, { surname: 'Exemplo' }] })).toEqual(expected)
    expect(values(VI, { [`${person}[1].name.surname`]: 'Exemplo' })).toEqual(expected)
    expect(
      values(VI, { beneficiaries: { represented: { person: [null, { name: { surname: 'Exemplo' } }] } } }),
    ).toEqual(expected)
  })

  test('a State as ISO or as the Union writes it', () => {
    const place = 'requestedAuthority.address.memberState'
    for (const code of ['GR', 'EL']) expect(values(VI, { [place]: code })).toEqual({ [place]: 'GR' })
    expect(values(VI, { 'requestedAuthority.name': 'EL' })).toEqual({ 'requestedAuthority.name': 'EL' })
  })

  test('a table with blank rows is a list of rows', () => {
    const at = 'terms.claims.claim'
    const rows = [{ dueDate: '2027-01-01', amount: 10 }, { amount: 20 }]
    expect(values(I, { [at]: [{ instalments: { schedule: rows } }] })).toEqual({
      [`${at}[0].instalments.schedule.cells[0].dueDate`]: '2027-01-01',
      [`${at}[0].instalments.schedule.cells[0].amount`]: '10',
      [`${at}[0].instalments.schedule.cells[1].amount`]: '20',
    })
  })

  test('what stands after a box, in the place of the box, ticks it', () => {
    const at = 'initialSteps.additionalInformation'
    const form = 'hcch-2007-acknowledgement-12-3'
    const ticked = { [at]: true, [`${at}.fill`]: 'A birth certificate' }
    expect(values(form, { [at]: 'A birth certificate' })).toEqual(ticked)
    expect(values(form, { initialSteps: { additionalInformation: { text: 'A birth certificate' } } })).toEqual(ticked)
    expect(values(form, { [at]: ' ' })).toEqual({})
    expect(read(form, { [at]: 5 }).problems).toEqual([{ path: at, code: 'WRONG_TYPE' }])
    const amount = 'basis.modify.modifications.increase.newAmount'
    expect(values('ec-4-2009-annex-VII', { [amount]: 350 })).toEqual({ [amount]: true, [`${amount}.fill`]: '350' })
  })

  test('what stands on the line of a heading, in the place of the heading', () => {
    const form = 'hcch-2007-transmittal-12-2'
    const name = { requestedAuthority: { fill: 'Autorité centrale', address: 'Rue Fictive 1' } }
    expect(values(form, name)).toMatchObject({ 'requestedAuthority.fill': 'Autorité centrale' })
    const line = { requestedAuthority: 'Autorité centrale', 'requestedAuthority.address': 'Rue Fictive 1' }
    expect(values(form, line)).toEqual(values(form, name))
    const inFrench = { requestedAuthority: { text: 'Autorité centrale', language: 'fr' } }
    expect(read(form, inFrench).answers).toMatchObject([{ path: 'requestedAuthority.fill', language: 'fr' }])
    expect(read(form, { requestedAuthority: 5 }).problems).toEqual([{ path: 'requestedAuthority', code: 'WRONG_TYPE' }])
  })

  test('free text beside an option, with its language and a translation', () => {
    const other = { text: 'um recibo', language: 'pt', translations: { fr: 'un reçu' } }
    const { answers, problems } = read(VI, { documentsMemberState: { value: ['other'], fill: { other } } })
    expect(problems).toEqual([])
    expect(answers[1]).toMatchObject({
      path: 'documentsMemberState.fill.other',
      value: { text: 'um recibo' },
      language: 'pt',
      translations: [{ language: 'fr', text: 'un reçu' }],
    })
  })
})

describe('what does not fit is named and left out', () => {
  test.each<[string, string, unknown]>([
    ['WRONG_TYPE', '', []],
    ['WRONG_TYPE', '', 'text'],
    ['UNKNOWN_PATH', 'shoeSize', { shoeSize: 42 }],
    ['UNKNOWN_PATH', '__proto__', JSON.parse('{"__proto__": 1}')],
    ['UNKNOWN_PATH', 'requestingAuthority.address.shoeSize', { 'requestingAuthority.address': { shoeSize: 42 } }],
    ['WRONG_TYPE', 'doneA', { doneA: 'Lisboa' }],
    ['WRONG_TYPE', 'documentsTotal', { documentsTotal: 4 }],
    ['WRONG_TYPE', 'basis.enforcement', { 'basis.enforcement': 'yes' }],
    ['WRONG_TYPE', 'application', { application: [1] }],
    ['WRONG_TYPE', 'doneA.date', { doneA: { date: { year: 2027 } } }],
    ['WRONG_TYPE', 'beneficiaries.represented.person', { 'beneficiaries.represented.person': {} }],
    ['REPEAT_TOO_LONG', 'beneficiaries.represented.person[500]', { 'beneficiaries.represented.person': Array(501) }],
    ['DUPLICATE_PATH', 'doneA.date', { doneA: { date: '2027-01-18' }, 'doneA.date': '2027-01-19' }],
  ])('%s at %s', (code, path, json) => {
    expect(read(VI, json).problems).toEqual([{ code, path }])
  })
})

describe.each([...catalogue.forms.keys()])('%s', (id) => {
  const { model } = entryOf(id)

  test('its sample and an answer to every point go out and come back', () => {
    for (const answers of [fromPlain(model, samplePlain(id)), fullAnswers(model)]) {
      const json: unknown = JSON.parse(JSON.stringify(toExternal(model, answers)))
      const back = fromExternal(model, json)
      expect(back.problems).toEqual([])
      expect(back.answers).toEqual(inOrder(model, answers).map((a) => ({ ...a, origin: 'typed' })))
    }
  })
})

test('whatever the answers, they go out and come back', () => {
  const form = fc.constantFrom(...catalogue.forms.keys())
  fc.assert(
    fc.property(
      form.chain((id) => fc.tuple(fc.constant(id), generatedAnswers(entryOf(id).model))),
      ([id, answers]) => {
        const { model } = entryOf(id)
        const json: unknown = JSON.parse(JSON.stringify(toExternal(model, answers)))
        const given = inOrder(
          model,
          answers.filter((a) => isGiven(a.value)),
        )
        expect(fromExternal(model, json)).toEqual({
          answers: given.map((a) => ({ ...a, origin: 'typed' })),
          problems: [],
        })
      },
    ),
    { numRuns: 150 },
  )
})

test('whatever the JSON, reading it never throws', () => {
  const { model } = entryOf(VI)
  const key = fc.oneof(fc.constantFrom(...model.nodeById.keys()), fc.string())
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue()), (json) => {
      expect(fromExternal(model, json).problems.length).toBeLessThanOrEqual(1000)
    }),
    { numRuns: 500 },
  )
})
