import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Refused } from '@sustento/platform/errors'
import fc from 'fast-check'
import { catalogue, entryOf } from '../testing/context.ts'
import { importTexts } from '../usecases/import-texts.ts'
import { readingsOf } from './annexes.ts'
import { textOfHtml } from './html.ts'
import { labelFile } from './label-file.ts'
import { paragraphsOf } from './paragraphs.ts'
import { unitsOf } from './units.ts'

const french = readFileSync(new URL('../../fixtures/regulation-4-2009-annexes.fr.txt', import.meta.url), 'utf8')
const bytes = (text: string) => new TextEncoder().encode(text)
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Words of the catalogue that are the Official Journal's, and how many of them the import finds alike. */
function compared(text: string, edition = '2009') {
  const forms = importTexts(catalogue, bytes(text), { language: 'fr', edition })
  const words = forms.flatMap(({ entry, labels }) => {
    const known = entry.labels.get('fr')
    const official = Object.entries(known?.labels ?? {}).filter(([key]) => !known?.working?.includes(key))
    return official.map(([key, expected]) => ({ form: entry.model.form.id, key, expected, found: labels[key] }))
  })
  return { forms, words, different: words.filter(({ expected, found }) => expected !== found) }
}

describe('the French text of 2009', () => {
  const plain = compared(french)

  test('gives every official French word of the catalogue', () => {
    const { forms, words, different } = plain
    expect(forms.map((f) => f.entry.model.form.annex).sort()).toEqual(
      ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].sort(),
    )
    expect(words.length).toBeGreaterThan(900)
    expect(different).toEqual([])
    expect(forms.flatMap((f) => f.leftOver)).toEqual([])
  })

  test('names what the copy has lost, and nothing else', () => {
    const { forms } = plain
    const missing = forms.flatMap(({ entry, missing: keys }) => keys.map((key) => `${entry.model.form.annex} ${key}`))
    const parts = ['partA.heading', 'partA.instruction', 'partB.heading', 'partB.instruction']
    expect(missing.sort()).toEqual(
      [
        ...['V', 'VI', 'VII'].flatMap((annex) => ['header.title', ...parts].map((key) => `${annex} ${key}`)),
        'V collected.importantHeading',
        'IX header.title',
      ].sort(),
    )
  })

  test('finds footnote marks that stand within a label', () => {
    const { forms } = plain
    for (const { entry, footnoteMarks } of forms) {
      expect(footnoteMarks).toEqual(entry.labels.get('fr')?.footnoteMarks ?? {})
    }
  })

  test('the same text as HTML gives the same words', () => {
    const page = `<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body>${french
      .split('\n')
      .map((line) => `<p class="normal">${escaped(line)}</p>`)
      .join('\n')}<script>var a = "<p>ANNEXE V</p>"</script></body></html>`
    expect(compared(page).different).toEqual([])
  })

  test('as a viewer shows a text file, with soft hyphens, it gives the same words', () => {
    const hyphens = escaped(french.replace(/(\p{L}{5})(?=\p{L}{4})/gu, '$1\u00ad'))
    expect(compared(`<html><body><pre>${hyphens}</pre></body></html>`).different).toEqual([])
  })

  test('HTML whose numbers stand in cells of their own gives the same words', () => {
    const rows = french.split('\n').map((line) => {
      const [, number = '', text = ''] = /^([\d.]+\.)?\s*(.*)$/.exec(line) ?? []
      return `<tr><td><p>${number}</p></td><td><p><span>${escaped(text)}</span></p></td></tr>`
    })
    expect(compared(`<html><body><table>${rows.join('')}</table></body></html>`).different).toEqual([])
  })

  test('read as the edition of 2015/228, it lacks what only that edition has', () => {
    const { forms } = compared(french, '2015/228')
    const six = forms.find((f) => f.entry.model.form.id === 'ec-4-2009-annex-VI')
    expect(six?.missing).toEqual(expect.arrayContaining(['applicant.naturalPerson.address.kind.personal']))
  })
})

describe('the label file', () => {
  const chapters = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].map(
    (n) => `CHAPITRE ${n}\n${'Texte.\n'.repeat(99)}`,
  )

  test('chapters are no annexes, also where a truncated text has more of them', () => {
    const truncated = french.slice(0, french.search(/ANNEXE\sIII/) + 300)
    const { forms, words } = compared(chapters.join('\n') + truncated)
    const found = words.filter((w) => w.found !== undefined)
    expect([...new Set(found.map((w) => w.form))]).toEqual(['ec-4-2009-annex-I-2009', 'ec-4-2009-annex-II-2009'])
    expect(found.filter((w) => w.found !== w.expected)).toEqual([])
    expect(forms.filter((f) => f.missing.length === 0)).toHaveLength(2)
    expect(compared(chapters.join('\n')).words.filter((w) => w.found !== undefined)).toEqual([])
  })

  test('heads of pages are no words', () => {
    const lines = french.split('\n')
    const heads = [
      ['10.1.2009', 'FR', 'Journal officiel de l’Union européenne', 'L 7/34'],
      ['L 7/35', 'FR', 'Journal officiel de l’Union européenne', '10.1.2009'],
      ['10.1.2009 FR Journal officiel de l’Union européenne L 7/37'],
    ]
    const paged = lines.flatMap((line, i) => (i % 60 === 59 ? [line, ...(heads[i % 3] ?? [])] : [line]))
    const { forms, different } = compared(paged.join('\n'))
    expect(different).toEqual([])
    expect(forms.flatMap((f) => f.leftOver)).toEqual([])
  })

  test('is not taken for German', () => {
    const options = { language: 'de', edition: '2009' }
    expect(() => importTexts(catalogue, bytes(french), options)).toThrow(/those of fr/)
  })

  test('holds the found words as official, and keeps what the text lacks as it was', () => {
    const { forms } = compared(french)
    const five = forms.find((f) => f.entry.model.form.annex === 'V')
    if (!five) throw new Error('no Annex V')
    const before = entryOf('ec-4-2009-annex-V-2009').labels.get('fr')
    const origin = { language: 'fr', source: 'OJ L 7, 10.1.2009, p. 1', date: '2026-11-22' }
    const file = labelFile(five.entry.model.form, five, origin, before)
    expect(file.labels).toEqual(before?.labels)
    expect(file.working).toEqual(expect.arrayContaining(['header.title']))
    expect(file.working).not.toEqual(expect.arrayContaining(['reportedBy']))
    expect(file.source).toBe('OJ L 7, 10.1.2009, p. 1, imported 2026-11-22')
    expect(labelFile(five.entry.model.form, five, origin).working).toBeUndefined()
  })
})

describe('annexes', () => {
  test.each([
    ['ANHANG I', 'ANHANG II'],
    ['I PRIEDAS', 'II PRIEDAS'],
    ['I. MELLÉKLET', 'II. MELLÉKLET'],
    ['ПРИЛОЖЕНИЕ I', 'ПРИЛОЖЕНИЕ II'],
    ['ΠΑΡΑΡΤΗΜΑ I', 'ΠΑΡΑΡΤΗΜΑ II'],
    ['IARSCRÍBHINN I', 'IARSCRÍBHINN II'],
  ])('are found as %s', (first, second) => {
    const [annexes = new Map()] = readingsOf(['KAPITEL IX', 'x', first, second, first, 'a', 'b', second, 'c'])
    expect(annexes.get('I')).toEqual({ heading: first, paragraphs: ['a', 'b'] })
    expect(annexes.get('II')?.paragraphs).toEqual(['c'])
  })

  test('marks of amendments in a consolidated text are no words', () => {
    expect(paragraphsOf('▼M2\r\n►M2 Nature de l’acte: ◄\n\u00a0\n')).toEqual(['Nature de l’acte:'])
  })
})

describe('units', () => {
  test('are parted at dotted lines, without tick boxes, numbers and marks', () => {
    expect(unitsOf(['6.1.1.', '☐ Le chapitre IV', '4. Documents annexés (2) à la demande', '(1)', 'JO L 7'])).toEqual([
      { text: 'Le chapitre IV', number: '6.1.1', marks: [] },
      { text: 'Documents annexés à la demande', number: '4', marks: [{ number: 2, offset: 17 }] },
      { text: 'JO L 7', footnote: 1, marks: [] },
    ])
    expect(unitsOf(['Fait à … le: … (jj/mm/aaaa)', 'du demandeur (avocat …): …']).map((u) => u.text)).toEqual([
      'Fait à',
      'le:',
      '(jj/mm/aaaa)',
      'du demandeur (avocat …):',
    ])
  })
})

describe('hostile texts', () => {
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['another document', bytes('Once upon a time\n\nthere was a form.')],
    ['more than 8 MiB', new Uint8Array(8 * 1024 * 1024 + 1)],
    ['another encoding', Buffer.from(french, 'latin1')],
    ['deep markup', bytes(`<html>${'<div>'.repeat(500_000)}ANNEXE I${'</div>'.repeat(500_000)}<p>1. x`)],
  ])('%s is refused with a reason', (_, text) => {
    expect(() => importTexts(catalogue, text, { language: 'fr', edition: '2009' })).toThrow(Refused)
  })

  test('an edition that does not exist is refused', () => {
    expect(() => importTexts(catalogue, bytes(french), { language: 'fr', edition: '1999' })).toThrow(Refused)
  })

  test.each<[string, string]>([
    ['millions of letters in a line', `ANNEXE I\n${'A '.repeat(2_000_000)}`],
    ['a line of brackets', `ANNEXE I\n${'('.repeat(4_000_000)}`],
    ['a million lines', `ANNEXE I\n${'1.1. A\n'.repeat(1_000_000)}`],
    ['markup that never ends', `<html><body><p>ANNEXE I</p><p ${'a="'.repeat(1_000_000)}`],
    ['entities', `<html><body><p>ANNEXE I</p>${'&amp;&#0;&#x110000;&nope;'.repeat(100_000)}`],
  ])('%s is read within limits', (_, text) => {
    for (const { labels, missing } of importTexts(catalogue, bytes(text), { language: 'fr', edition: '2009' })) {
      expect(Object.keys(labels).length + missing.length).toBeGreaterThan(0)
    }
  })

  test('whatever the page, its text has none of its scripts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(typeof textOfHtml(`${before}<p>x</p>${after}`)).toBe('string')
      }),
    )
    expect(textOfHtml('<p>a</p><script>b</script><style>c</style><p>d<br>e &lt;f&gt;</p>')).toBe('a\nd\ne <f>')
  })
})
