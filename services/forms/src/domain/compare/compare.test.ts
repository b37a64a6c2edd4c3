import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { contextOf, entryOf, labelsOf, languageOf } from '../../testing/context.ts'
import { generatedAnswers } from '../../testing/generated-answers.ts'
import { samplePlain } from '../../testing/sample.ts'
import { type Answer, isGiven } from '../answers.ts'
import { fromPlain } from '../plain.ts'
import { compareAnswers } from './compare.ts'
import { reuseAnswers } from './reuse.ts'
import { translationGaps } from './translation-gaps.ts'

const VI = 'ec-4-2009-annex-VI'
const { model, bindings } = entryOf(VI)
const words = { labels: labelsOf(VI, 'en'), language: languageOf('en') }
const text = (path: string, value: string, more: Partial<Answer> = {}): Answer => ({
  path,
  value: { kind: 'text', text: value },
  ...more,
})
const person = (i: number, name: string) => text(`beneficiaries.represented.person[${i}].occupation`, name)

describe('two submissions', () => {
  const compare = (before: Answer[], after: Answer[]) =>
    compareAnswers(model, before, after, words).map(({ path, change }) => `${change} ${path}`)

  test('are compared path by path, in the order of the form and its blocks', () => {
    const before = [text('decision.courtOfOrigin', 'A'), person(1, 'x'), person(0, 'y'), text('documentsTotal', '4')]
    const after = [text('documentsTotal', '5'), person(0, 'y'), text('locationInformation', 'z'), person(2, 'x')]
    expect(compare(before, after)).toEqual([
      'changed documentsTotal',
      'removed decision.courtOfOrigin',
      'added locationInformation',
      'same beneficiaries.represented.person[0].occupation',
      'removed beneficiaries.represented.person[1].occupation',
      'added beneficiaries.represented.person[2].occupation',
    ])
  })

  test('have the labels of the language, and both answers', () => {
    const [difference] = compareAnswers(model, [text('documentsTotal', '4')], [text('documentsTotal', '5')], words)
    expect(difference).toMatchObject({
      label: 'Total number of documents attached to the application form',
      before: { value: { text: '4' } },
      after: { value: { text: '5' } },
    })
  })

  test('differ by value, language and translation, not by origin, nor by the order of options', () => {
    const at = 'locationInformation'
    const options = (...choices: string[]): Answer => ({ path: 'application', value: { kind: 'choices', choices } })
    const fr = [{ language: 'fr', text: 'x' }]
    expect(compare([text(at, 'x', { origin: 'case' })], [text(at, 'x', { origin: 'typed' })])).toEqual([`same ${at}`])
    expect(compare([text(at, 'x', { language: 'pt' })], [text(at, 'x')])).toEqual([`changed ${at}`])
    expect(compare([text(at, 'x', { translations: fr })], [text(at, 'x')])).toEqual([`changed ${at}`])
    expect(compare([options('recognition', 'enforcement')], [options('enforcement', 'recognition')])).toEqual([
      'same application',
    ])
    expect(compare([text(at, ' ')], [])).toEqual([])
  })

  test('whatever they are: one with itself is the same, and swapped sides swap what was added', () => {
    fc.assert(
      fc.property(generatedAnswers(model), generatedAnswers(model), (a, b) => {
        expect(compareAnswers(model, a, a, words).every((d) => d.change === 'same')).toBe(true)
        const turned = { same: 'same', changed: 'changed', added: 'removed', removed: 'added' } as const
        const there = compareAnswers(model, a, b, words).map((d) => [d.path, d.change])
        const back = compareAnswers(model, b, a, words).map((d) => [d.path, turned[d.change]])
        expect(back).toEqual(there)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a new form from an old one', () => {
  const reuse = (earlier: Answer[]) => reuseAnswers(model, bindings, earlier, contextOf(VI))

  test('copies what is still valid and says where it comes from', () => {
    const sample = fromPlain(model, samplePlain(VI))
    const { answers, findings } = reuse(sample)
    expect(findings).toEqual([])
    expect(new Set(answers.map((a) => a.origin))).toEqual(new Set(['earlierForm']))
    const left = sample.filter((s) => !answers.some((a) => a.path === s.path)).map((s) => s.path)
    expect(left).toEqual(['doneA.place', 'doneA.date', 'doneB.place', 'doneB.date'])
  })

  test('reports what is not: a point that this edition lacks, a State that has left, an option that is gone', () => {
    const { answers, findings } = reuse([
      text('applicant.naturalPerson.address.careOf', 'x'),
      text('defendant.address.memberState', 'GB'),
      { path: 'application', value: { kind: 'choices', choices: ['enforcement', 'magic'] } },
      text('locationInformation', 'kept'),
    ])
    expect(findings.map((f) => `${f.code} ${f.path}`).sort()).toEqual([
      'NOT_IN_LIST defendant.address.memberState',
      'OPTION_UNKNOWN application',
      'UNKNOWN_PATH applicant.naturalPerson.address.careOf',
    ])
    expect(answers).toEqual([text('locationInformation', 'kept', { origin: 'earlierForm' })])
  })

  test('of the edition before: what both have is copied', () => {
    const old = entryOf(`${VI}-2009`)
    const earlier = fromPlain(old.model, samplePlain(`${VI}-2009`))
    const { answers } = reuse(earlier)
    expect(answers.length).toBeGreaterThan(earlier.length / 2)
    for (const { path } of answers) expect(earlier.map((a) => a.path)).toContain(path)
  })

  test('whatever the old one, what is copied was answered and is a point of the new one', () => {
    fc.assert(
      fc.property(generatedAnswers(entryOf('ec-4-2009-annex-VII').model), (earlier) => {
        const { answers } = reuse(earlier)
        const given = new Set(earlier.filter((a) => isGiven(a.value)).map((a) => a.path))
        expect(answers.every((a) => given.has(a.path))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

describe('translation gaps', () => {
  const gaps = (answers: Answer[], output = 'fr', own = 'pt') =>
    translationGaps(model, answers, { output, own }, words).map((g) => `${g.language} ${g.path}`)
  const at = 'locationInformation'

  test('a text in another language needs one, with its label', () => {
    expect(gaps([text(at, 'vive em Namur', { language: 'pt' })])).toEqual([`pt ${at}`])
    const [gap] = translationGaps(model, [text(at, 'x', { language: 'pt' })], { output: 'fr', own: 'pt' }, words)
    expect(gap).toEqual({
      path: at,
      label: 'ANY OTHER INFORMATION THAT MAY HELP LOCATE THE DEFENDANT',
      text: 'x',
      language: 'pt',
    })
  })

  test.each<[string, Answer]>([
    ['a text in the language of the form', text(at, 'x', { language: 'fr-BE' })],
    ['a text that has it', text(at, 'x', { language: 'pt', translations: [{ language: 'fr', text: 'y' }] })],
    ['a name', text('decision.courtOfOrigin', 'Tribunal de Família')],
    ['a State', text('defendant.address.memberState', 'BE')],
    ['an option', { path: 'application', value: { kind: 'choices', choices: ['enforcement'] } }],
    ['a date', { path: 'doneA.date', value: { kind: 'date', date: '2027-01-18' } }],
    ['a blank', text(at, ' ', { language: 'pt' })],
    ['a point of another form', text('shoeSize', 'x', { language: 'pt' })],
  ])('%s needs none', (_, answer) => {
    expect(gaps([answer])).toEqual([])
  })

  test('a translation into a third language, or a blank one, is none', () => {
    expect(gaps([text(at, 'x', { language: 'pt', translations: [{ language: 'de', text: 'y' }] })])).toHaveLength(1)
    expect(gaps([text(at, 'x', { language: 'pt', translations: [{ language: 'fr', text: ' ' }] })])).toHaveLength(1)
  })

  test('so does prose in a cell, not a name there', () => {
    const cell = (column: string) => text(`needed.items.cells[0].${column}`, 'Certidão de dívida')
    const { model: request } = entryOf('message-information-request')
    const label = { labels: labelsOf('message-information-request', 'en'), language: languageOf('en') }
    const found = translationGaps(request, [cell('item'), cell('reason')], { output: 'fr', own: 'pt' }, label)
    expect(found.map((g) => `${g.language} ${g.path}`)).toEqual([
      'pt needed.items.cells[0].item',
      'pt needed.items.cells[0].reason',
    ])
    const debtor = text('decision.obligations.cells[0].beneficiary', 'Exemplo')
    expect(
      translationGaps(entryOf('hcch-2007-application-10-1-a').model, [debtor], { output: 'fr', own: 'pt' }, label),
    ).toEqual([])
  })

  test('prose that does not say its language is in that of the authority', () => {
    const other = text('documentsMemberState.fill.other', 'um recibo')
    expect(gaps([other])).toEqual(['pt documentsMemberState.fill.other'])
    expect(gaps([other], 'fr', 'fr')).toEqual([])
    expect(gaps([other], 'fr', '')).toEqual([' documentsMemberState.fill.other'])
  })
})
