import { describe, expect, test } from '@jest/globals'
import type { Answer } from '../domain/answers.ts'
import { findWording } from '../domain/labels.ts'
import { fromPlain } from '../domain/plain.ts'
import { testApp } from '../testing/app.ts'
import { catalogue, entryOf, labelsOf } from '../testing/context.ts'
import { pdfLanguages, pdfPages, pdfText } from '../testing/pdf-text.ts'
import { bare, recordLaws } from '../testing/record-laws.ts'
import { sampleOf } from '../testing/sample.ts'
import { type RenderOptions, renderForm } from './render-form.ts'
import { validateForm } from './validate-form.ts'

const app = testApp()
const VI = 'ec-4-2009-annex-VI'
const options: RenderOptions = {
  language: 'fr',
  reference: 'PT-2027-0001',
  renderedAt: new Date('2027-01-18T10:00:00Z'),
  preview: false,
  signedParts: [],
}
const render = (form: string, answers: readonly Answer[], more: Partial<RenderOptions> = {}) =>
  renderForm(app, form, answers, { ...options, ...more })
let blank: ReturnType<typeof render> | undefined
/** The record of a form in which nothing stands, made once. */
const blankVI = () => {
  blank ??= render(VI, [])
  return blank
}
const text = (path: string, value: string): Answer => ({ path, value: { kind: 'text', text: value } })

/** Each form in one language, so that each comes to a form; all in all: `npm run test:forms`. */
const languages = [...catalogue.languages.keys()]
for (const [i, id] of [...catalogue.forms.keys()].entries()) {
  recordLaws(app, id, { ...options, language: languages[i % languages.length] ?? 'en' })
}

test.each([...catalogue.forms.keys()])('the sample of %s is complete and without a finding', async (id) => {
  const { model } = entryOf(id)
  const sample = sampleOf(id)
  const answers = fromPlain(model, sample.answers)
  const validated = { language: 'en', requestedState: '', today: '2027-01-18', signedParts: ['A', 'B'] }
  expect(validateForm(app, id, answers, validated)).toEqual([])
  const pdf = await render(id, answers, { language: sample.language, reference: sample.reference })
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
})

describe('values stay values', () => {
  const at = 'locationInformation'
  test.each([
    ['markup of the typesetter', '#panic("x") *bold* $x^2$ <label> @ref \\ // /* = ` _'],
    ['markup of the web', '<script>alert(1)</script> &amp; <!-- -->'],
    ['emoji', 'Mutter 👩 und Kind 🎉 😀 ❤'],
    ['many alphabets', 'Łódź Ελλάδα България Հայաստան საქართველო Ōkami ŞĞİ'],
    ['a formula of a spreadsheet', '=cmd|"/C calc"!A0'],
  ])('%s', async (_, value) => {
    const found = await pdfText(await render(VI, [text(at, value)]))
    expect(bare(found)).toContain(bare(value))
  })

  test('names from right to left, in Hebrew and Arabic', async () => {
    const answers = [
      text('defendant.name.surname', 'כהן'),
      text('defendant.name.givenNames', 'שרה'),
      text(at, 'فاطمة الزهراء'),
    ]
    const found = await pdfText(await render(VI, answers))
    for (const name of ['כהן', 'שרה', 'فاطمة الزهراء']) expect(found).toContain(name)
  })

  test('text in another language is marked with it, and a translation stands beside it', async () => {
    const portuguese = { ...text(at, 'Trabalha em Namur.'), language: 'pt' }
    expect(await pdfText(await render(VI, [portuguese]))).toMatch(/Trabalha em Namur\.\s*\(portugais\)/)
    const translations = [
      { language: 'de', text: 'Er arbeitet in Namur.' },
      { language: 'fr-BE', text: 'Il travaille à Namur.' },
    ]
    const pdf = await render(VI, [{ ...portuguese, translations }])
    const found = await pdfText(pdf)
    expect(found).toMatch(/Namur\.\s*\(portugais\)\s*Il travaille à Namur\.\s*\(français – traduction\)/)
    expect(found).not.toContain('Er arbeitet')
    expect(pdfLanguages(pdf).sort()).toEqual(['fr', 'pt'])
    const own = { ...text(at, 'À Namur.'), language: 'fr', translations: translations.slice(0, 1) }
    expect(await pdfText(await render(VI, [own]))).not.toMatch(/\(français|Er arbeitet/)
  })

  test('so is the text of a cell', async () => {
    const cell = { ...text('needed.items.cells[0].item', 'Certidão\nde dívida'), language: 'pt' }
    const translations = [{ language: 'fr', text: 'État des arriérés' }]
    const pdf = await render('message-information-request', [{ ...cell, translations }])
    expect(await pdfText(pdf)).toMatch(
      /Certidão\nde dívida\s*\(portugais\)\s*État des arriérés\s*\(français – traduction\)/,
    )
    expect(pdfLanguages(pdf).sort()).toEqual(['fr', 'pt'])
  })

  test('a long text and its translation stand one below the other, phrases before both', async () => {
    const steps = {
      ...text('initialSteps', 'O devedor mudou de casa.\nNão responde.'),
      language: 'pt',
      translations: [{ language: 'fr', text: 'Le débiteur a déménagé.\nIl ne répond pas.' }],
    }
    const phrases: Answer = {
      path: 'initialSteps.phrases',
      value: { kind: 'choices', choices: ['legalAid', 'enforcement'] },
    }
    const found = await pdfText(await render('ec-4-2009-annex-VIII', [steps, phrases]))
    const lines = [
      'L’aide judiciaire a été ou sera demandée pour le demandeur.',
      'L’exécution a été ou sera engagée.',
      '(portugais)',
      'O devedor mudou de casa.',
      'Não responde.',
      '(français – traduction)',
      'Le débiteur a déménagé.',
      'Il ne répond pas.',
    ]
    expect(bare(found)).toContain(bare(lines.join('')))
  })

  test('what is not known is said in the language of the form', async () => {
    const unknown: Answer = { path: 'defendant.birth.place.notKnown', value: { kind: 'ticked', ticked: true } }
    const born: Answer = { path: 'defendant.birth.date', value: { kind: 'date', date: '1985-11-03' } }
    expect(await pdfText(await render(VI, [born, unknown], { language: 'pl' }))).toMatch(/3\.11\.1985,\s*nieznane/)
  })

  test('lines of a text stay lines', async () => {
    const found = await pdfText(await render(VI, [text(at, 'first line\r\nsecond line\n\n\tfourth line')]))
    expect(found).toMatch(/first line\nsecond line\n+\s*fourth line/)
  })

  test('100 kB of text, also without any space, over as many pages as it takes', async () => {
    const words = Array.from({ length: 8000 }, (_, i) => `word${i}`).join(' ')
    const endless = 'x'.repeat(50_000)
    const pages = await pdfPages(await render(VI, [text(at, words), text('additionalInformation', endless)]))
    const found = bare(pages.join(''))
    expect(words.length + endless.length).toBeGreaterThan(100_000)
    expect(found).toContain('word7999')
    expect(found.match(/x{13,}/g)?.join('').length).toBeGreaterThanOrEqual(50_000 - 13 * pages.length)
  })
})

describe('repeats', () => {
  const child = (i: number) => text(`beneficiaries.represented.person[${i}].name.surname`, `Nome-${i}`)

  test('three blocks are printed, the fourth person goes on an additional sheet', async () => {
    const pages = await pdfPages(await render(VI, [0, 1, 2, 3].map(child)))
    const sheet = pages.find((p) => p.includes('FEUILLE SUPPLÉMENTAIRE')) ?? ''
    expect(sheet).toMatch(/11\.3\.4\s*Personne D/)
    expect(sheet).toContain('Nome-3')
    expect(sheet).not.toContain('Nome-2')
  })

  test('no sheet is added for three', async () => {
    expect(await pdfText(await render(VI, [0, 1, 2].map(child)))).not.toContain('FEUILLE SUPPLÉMENTAIRE')
  })
})

describe('what stands around', () => {
  test('a preview says that it is one, and is otherwise the record', async () => {
    const [preview, record] = await Promise.all(
      [render(VI, [], { preview: true }), blankVI()].map(async (p) => pdfPages(await p)),
    )
    expect(preview?.every((page) => page.includes('APERÇU – ne pas envoyer'))).toBe(true)
    expect(preview?.map((page) => page.replace(/APERÇU – ne pas envoyer\n?/, ''))).toEqual(record)
  })

  test('working translations are marked where they stand and explained on each page', async () => {
    const french = await pdfPages(await blankVI())
    expect(french.every((page) => page.includes('TT : traduction de travail, sans valeur officielle'))).toBe(true)
    expect(french[0]).toMatch(/TT\s*FORMULAIRE DE DEMANDE/)
    expect(await pdfText(await render(VI, [], { language: 'en' }))).not.toContain('working translation')
  })

  test('the official words stand beside working translations on request, in their language', async () => {
    const keys = ['header.title', 'partA.heading', 'applicant.naturalPerson.address.kind.personal']
    const official = keys.map((key) => findWording(labelsOf(VI, 'en'), key)?.text)
    const [plain, both] = await Promise.all([blankVI(), render(VI, [], { officialLanguage: 'en' })])
    const [without, found] = [bare(await pdfText(plain)), bare(await pdfText(both))]
    for (const words of official) {
      expect(found).toContain(bare(`[${words}]`))
      expect(without).not.toContain(bare(`[${words}]`))
    }
    expect([pdfLanguages(plain), pdfLanguages(both).sort()]).toEqual([['fr'], ['en', 'fr']])
  })

  test('a qualified translator signs an extract on a sheet of its own (Article 20(3))', async () => {
    const answers = fromPlain(entryOf('ec-4-2009-annex-II').model, sampleOf('ec-4-2009-annex-II').answers)
    const pages = await pdfPages(await render('ec-4-2009-annex-II', answers))
    const sheet = pages.at(-1) ?? ''
    expect(sheet).toMatch(/^TRADUCTION DE L’EXTRAIT\s*TT\s*Le présent extrait a été traduit par une personne habilitée/)
    for (const words of ['Modelo', 'Tradutora ajuramentada', 'Signature et/ou cachet du traducteur']) {
      expect(sheet).toContain(words)
    }
    const without = answers.filter(({ path }) => !path.startsWith('translator.'))
    expect(await pdfText(await render('ec-4-2009-annex-II', without))).not.toContain('TRADUCTION DE L’EXTRAIT')
  })

  test('a definition of our own says so', async () => {
    const found = await pdfText(await render('hcch-2007-application-10-1-a', [], { language: 'en' }))
    expect(found).toContain('Based on the Convention, not the published form')
  })

  test('form, reference and number of each page, edition and wording', async () => {
    const pages = await pdfPages(await render('ec-4-2009-annex-VIII', []))
    for (const [i, page] of pages.entries()) {
      expect(page).toContain('ANNEXE VIII · Référence: PT-2027-0001')
      expect(page).toContain(`Page ${i + 1} sur ${pages.length}`)
    }
    const end = bare(pages.at(-1) ?? '')
    expect(end).toContain(bare('annexes VIII et IX telles que publiées au JO L 7 du 10.1.2009, p. 1.'))
    expect(end).toContain('urn:sustento:form:ec-4-2009-annex-VIII:2009-unamended:1')
    expect(pages.at(-1)).toContain('Établi le 2027-01-18 10:00 UTC')
  })

  test('a part signed on paper is marked', async () => {
    expect(await pdfText(await render(VI, [], { signedParts: ['B'] }))).toContain('Signé sur papier')
    expect(await pdfText(await blankVI())).not.toContain('Signé sur papier')
  })
})

describe('refused', () => {
  test.each<[string, Answer[], string]>([
    ['a point that the form lacks', [text('shoeSize', '42')], 'INVALID_ARGUMENT'],
    [
      'a value of another type',
      [{ path: 'locationInformation', value: { kind: 'ticked', ticked: true } }],
      'INVALID_ARGUMENT',
    ],
    [
      'an option that does not exist',
      [{ path: 'application', value: { kind: 'choices', choices: ['x'] } }],
      'INVALID_ARGUMENT',
    ],
    ['control characters', [text('locationInformation', 'a\u0007')], 'INVALID_ARGUMENT'],
    ['what no font can draw', [text('locationInformation', '漢字')], 'INVALID_ARGUMENT'],
    ['the same point twice', [text('locationInformation', 'a'), text('locationInformation', 'b')], 'INVALID_ARGUMENT'],
  ])('%s', async (_, answers, reason) => {
    await expect(render(VI, answers)).rejects.toMatchObject({ reason })
  })

  test('restricted information in a form that says it holds none (Article 40)', async () => {
    const answers: Answer[] = [
      { path: 'nonDisclosure', value: { kind: 'ticked', ticked: true } },
      text('applicant.address', 'Rua 1'),
    ]
    await expect(render('hcch-2007-application-10-1-a', answers)).rejects.toMatchObject({
      reason: 'RESTRICTED_INFORMATION',
      violations: [{ field: 'applicant.address' }],
    })
  })

  test('a reference that cannot be written, and more answers than a form has', async () => {
    for (const reference of ['x'.repeat(201), 'a\u0000', '漢']) {
      await expect(render(VI, [], { reference })).rejects.toMatchObject({ violations: [{ field: 'reference' }] })
    }
    const many = Array.from({ length: 20_001 }, () => text('locationInformation', 'x'))
    await expect(render(VI, many)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
  })

  test('a language and a form that are not offered', async () => {
    await expect(render(VI, [], { language: 'tlh' })).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
    await expect(render('annex-x', [])).rejects.toMatchObject({ reason: 'NOT_FOUND' })
  })
})
