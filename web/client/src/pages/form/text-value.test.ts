import { expect, test } from '@jest/globals'
import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import { textValue, translationOf, withTranslation } from './text-value.ts'

const known: AnswerJson = {
  path: 'reasons',
  text: 'Certidão',
  language: 'pt',
  origin: 'ANSWER_ORIGIN_CASE',
  translations: [{ language: 'de', text: 'Urkunde' }],
}

test('typing keeps what was said of the language, and the translations', () => {
  expect(textValue('', known, 'pt')).toBeUndefined()
  expect(textValue('Certidões', known, 'fr')).toEqual({
    text: 'Certidões',
    language: 'pt',
    translations: [{ language: 'de', text: 'Urkunde' }],
  })
  expect(textValue('new', undefined, 'pt')).toEqual({ text: 'new', language: 'pt' })
  expect(textValue('Vega', undefined)).toEqual({ text: 'Vega' })
})

test('a translation is put beside the original, once for each language, and is taken away again', () => {
  const put = withTranslation(known, 'fr', 'Acte')
  expect(put).toEqual({
    ...known,
    translations: [
      { language: 'de', text: 'Urkunde' },
      { language: 'fr', text: 'Acte' },
    ],
  })
  expect(translationOf({ ...known, ...put }, 'fr-BE')).toBe('Acte')
  expect(withTranslation({ ...known, ...put }, 'fr', '').translations).toEqual(known.translations)
  expect(translationOf(known, 'fr')).toBe('')
})
