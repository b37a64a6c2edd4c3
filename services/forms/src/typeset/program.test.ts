import { expect, test } from '@jest/globals'
import { fromPlain } from '../domain/plain.ts'
import { printForm } from '../print/print.ts'
import { catalogue, entryOf, labelsOf, languageOf } from '../testing/context.ts'
import { samplePlain } from '../testing/sample.ts'
import { writeProgram } from './program.ts'

/** The sample, with other words in every text that is printed as it was entered. */
function programWith(id: string, entered: string) {
  const { model } = entryOf(id)
  const answers = fromPlain(model, samplePlain(id)).map((answer) =>
    answer.value.kind === 'text' && /[a-z]{3}/.test(answer.value.text)
      ? { ...answer, value: { ...answer.value, text: entered }, language: `pt-${entered}` }
      : answer,
  )
  const [labels, language] = [labelsOf(id, 'en'), languageOf('en')]
  const about = { signedParts: [], reference: entered, renderedAt: '2027-01-18 10:00', preview: false }
  return writeProgram(printForm({ model, answers, labels, language, lists: catalogue.lists, ...about }))
}

test.each(['ec-4-2009-annex-VII', 'hcch-2007-financial-circumstances'])(
  'what was entered in %s is among the words and nowhere in the program',
  (id) => {
    const hostile = '") #eval("1") <note-x> \\ ` $x$ #w0'
    const [plain, given] = [programWith(id, 'plain words'), programWith(id, hostile)]
    expect(given.words.join('\n')).toContain(hostile)
    expect(given.program).toBe(plain.program)
  },
)

test('the same words are given once', () => {
  const { words } = programWith('ec-4-2009-annex-VII', 'plain words')
  expect(new Set(words).size).toBe(words.length)
})
