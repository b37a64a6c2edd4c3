import { describe, expect, test } from '@jest/globals'
import { Refused } from '@sustento/platform/errors'
import fc from 'fast-check'
import type { Answer, Value } from '../domain/answers.ts'
import { isGiven } from '../domain/answers.ts'
import type { Slot } from '../domain/slots.ts'
import { isAllowed } from '../domain/validate/text.ts'
import { catalogue, entryOf, labelsOf, languageOf } from '../testing/context.ts'
import { readFormXml } from './read.ts'
import { writeFormXml } from './write.ts'

const VI = 'ec-4-2009-annex-VI'
const write = (form: string, answers: readonly Answer[], language = 'fr', reference = 'R-1') =>
  writeFormXml(
    entryOf(form).model,
    answers,
    { labels: labelsOf(form, language), language: languageOf(language) },
    reference,
  )

const text = fc.string({ unit: 'binary', maxLength: 200 }).filter((t) => isAllowed(t) && t.trim() !== '')
const day = fc
  .record({
    year: fc.integer({ min: 1900, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
function valueFor(slot: Slot): fc.Arbitrary<Value> {
  switch (slot.kind) {
    case 'text':
      return text.map((t) => ({ kind: 'text', text: t }))
    case 'ticked':
      return fc.boolean().map((ticked) => ({ kind: 'ticked', ticked }))
    case 'date':
      return fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([d, length]) => ({ kind: 'date', date: d.slice(0, length) }))
    case 'number':
      return fc.nat().map((n) => ({ kind: 'number', number: `${n}.50` }))
    case 'choices':
      return fc
        .shuffledSubarray([...(slot.node.options ?? [])], { minLength: 1 })
        .map((choices) => ({ kind: 'choices', choices }))
  }
}
const answersOf = (form: string): fc.Arbitrary<Answer[]> => {
  const slots = entryOf(form).model.slots
  const one = fc.constantFrom(...slots).chain((slot) =>
    fc
      .tuple(valueFor(slot), fc.nat(20), fc.constantFrom(undefined, 'pt', 'zh-Hant'))
      .map(([value, index, language]) => ({
        path: slot.pattern.replaceAll('[]', `[${index}]`),
        value,
        ...(language && value.kind === 'text' ? { language } : {}),
      })),
  )
  return fc.uniqueArray(one, { selector: (a) => a.path, maxLength: 60 })
}

test('what is written is read back, whatever it is', () => {
  const form = fc.constantFrom(...catalogue.forms.keys())
  fc.assert(
    fc.property(
      form.chain((f) => fc.tuple(fc.constant(f), answersOf(f))),
      ([id, answers]) => {
        const back = readFormXml(write(id, answers))
        expect(back.answers).toEqual(answers.filter((a) => isGiven(a.value)))
        expect(back).toMatchObject({
          form: id,
          edition: entryOf(id).model.form.edition,
          language: 'fr',
          reference: 'R-1',
        })
      },
    ),
    { numRuns: 150 },
  )
})

test('markup, right-to-left text, emoji, line breaks and 100 kB stay values', () => {
  const values = ['<a>&amp;]]></a>', '#let x = 1', 'שרה כהן', '👩‍👧', 'a\r\nb\rc\n\td  e ', 'ä'.repeat(50_000)]
  const answers = values.map(
    (t, i): Answer => ({
      path: `beneficiaries.represented.person[${i}].occupation`,
      value: { kind: 'text', text: t },
    }),
  )
  expect(readFormXml(write(VI, answers)).answers).toEqual(answers)
})

test('the questions stand in the XML as they were worded', () => {
  const answers: Answer[] = [
    { path: 'application', value: { kind: 'choices', choices: ['enforcement'] } },
    { path: 'beneficiaries.represented.person[0].name.surname', value: { kind: 'text', text: 'Exemplo' } },
  ]
  const xml = new TextDecoder().decode(write(VI, answers))
  expect(xml).toContain('<question>Demande</question>')
  expect(xml).toContain('rendue ou reconnue dans l’État membre requis')
  expect(xml).toContain('<question>Nom et prénom(s) – Nom(s)</question>')
})

describe('refused', () => {
  const good = new TextDecoder().decode(
    write(VI, [{ path: 'decision.courtOfOrigin', value: { kind: 'text', text: 'Tribunal' } }]),
  )
  const bytes = (xml: string) => new TextEncoder().encode(xml)
  test.each<[string, Uint8Array]>([
    ['an unknown element', bytes(good.replace('</form>', '<more/></form>'))],
    ['an unknown attribute', bytes(good.replace('<answer ', '<answer origin="case" '))],
    ['an element of another namespace', bytes(good.replace('</form>', '<x:y xmlns:x="urn:x"/></form>'))],
    ['another namespace', bytes(good.replace('urn:sustento:form:1', 'urn:sustento:form:2'))],
    ['a document type', bytes(good.replace('?>', '?><!DOCTYPE form [<!ENTITY a "b">]>'))],
    ['an unknown entity', bytes(good.replace('Tribunal', '&nbsp;'))],
    ['the same path twice', bytes(good.replace(/<answer.*<\/answer>/s, (a) => a + a))],
    ['a date that is none', bytes(good.replace(/<text>.*<\/text>/, '<date>2027-02-30</date>'))],
    ['what is not well formed', bytes(good.slice(0, -10))],
    ['another encoding', Buffer.from(good, 'utf16le')],
    ['half a character', Buffer.concat([bytes(good), Buffer.from([0xc3])])],
    ['more than 4 MiB', bytes(good.replace('Tribunal', 'x'.repeat(4 * 1024 * 1024)))],
    ['deep nesting', bytes(good.replace('Tribunal', `${'<a>'.repeat(3000)}${'</a>'.repeat(3000)}`))],
    ['nothing', new Uint8Array()],
  ])('%s', (_, xml) => {
    expect(() => readFormXml(xml)).toThrow(Refused)
  })

  test('without quoting what was in it', () => {
    const xml = bytes(good.replace('Tribunal', '<SECRET-NAME/>'))
    expect(() => readFormXml(xml)).toThrow(/^the XML does not follow the schema urn:sustento:form:1$/)
  })
})
