import { describe, expect, test } from '@jest/globals'
import { Refused } from '@sustento/platform/errors'
import fc from 'fast-check'
import { type Answer, isGiven } from '../domain/answers.ts'
import { inOrder } from '../domain/order.ts'
import { catalogue, entryOf, labelsOf, languageOf } from '../testing/context.ts'
import { generatedAnswers } from '../testing/generated-answers.ts'
import { readFormXml as readWith } from './read.ts'
import { writeFormXml } from './write.ts'

const known = catalogue.namespaces
const readFormXml = (xml: Uint8Array) => readWith(xml, known)
const VI = 'ec-4-2009-annex-VI'
const write = (form: string, answers: readonly Answer[], language = 'fr', reference = 'R-1') =>
  writeFormXml(
    entryOf(form).model,
    answers,
    { labels: labelsOf(form, language), language: languageOf(language) },
    reference,
  )

test('what is written is read back, whatever it is', () => {
  const form = fc.constantFrom(...catalogue.forms.keys())
  fc.assert(
    fc.property(
      form.chain((f) => fc.tuple(fc.constant(f), generatedAnswers(entryOf(f).model))),
      ([id, answers]) => {
        const back = readFormXml(write(id, answers))
        expect(back.answers).toEqual(
          inOrder(
            entryOf(id).model,
            answers.filter((a) => isGiven(a.value)),
          ),
        )
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
  expect(xml).toContain('<application label="Demande">')
  expect(xml).toContain('rendue ou reconnue dans l’État membre requis')
  expect(xml).toContain('<person label="Personne A">')
  expect(xml).toContain('<surname label="Nom et prénom(s) – Nom(s)">Exemplo</surname>')
})

describe('refused', () => {
  const good = new TextDecoder().decode(
    write(VI, [{ path: 'decision.courtOfOrigin', value: { kind: 'text', text: 'Tribunal' } }]),
  )
  const translations = (path: string) =>
    `<translations><translation path="${path}" lang="fr">x</translation></translations>`
  const bytes = (xml: string) => new TextEncoder().encode(xml)
  const withDoctype = (xml: string) => xml.replace('?>', '?><!DOCTYPE form [<!ENTITY a "b">]>')
  test.each<[string, Uint8Array]>([
    ['an unknown element', bytes(good.replace('</decision>', '<more/></decision>'))],
    ['a point of the form at another place', bytes(good.replace('</answers>', '<courtOfOrigin/></answers>'))],
    ['an unknown attribute', bytes(good.replace('<decision ', '<decision origin="case" '))],
    ['an element of another namespace', bytes(good.replace('</answers>', '<x:y xmlns:x="urn:x"/></answers>'))],
    ['another edition', bytes(good.replace(':2015-228-consolidated:', ':2031:'))],
    ['another version', bytes(good.replace('version="1.0"', 'version="2.0"'))],
    ['F.3 a document type', bytes(withDoctype(good))],
    ['F.3 a document type in UTF-16', Buffer.from(withDoctype(good).replace(/[^ -~]/g, 'x'), 'utf16le')],
    ['an unknown entity', bytes(good.replace('Tribunal', '&nbsp;'))],
    ['the same point twice', bytes(good.replace(/<courtOfOrigin.*<\/courtOfOrigin>/s, (a) => a + a))],
    ['a date that is none', bytes(good.replace('</answers>', '<doneB><date>2027-02-30</date></doneB></answers>'))],
    ['a translation of nothing', bytes(good.replace('</form>', `${translations('doneB.place')}</form>`))],
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
    expect(() => readFormXml(xml)).toThrow(/^the XML does not follow the schema urn:sustento:form:ec-4-2009-annex-VI:/)
  })
})
