import { describe, expect, test } from '@jest/globals'
import { IntlMessageFormat } from 'intl-messageformat'
import { type MessageId, messages } from '../i18n/languages.ts'

const ids = Object.keys(messages.en) as MessageId[]

/** The names of the values that a message takes, also inside plurals. */
function valuesOf(message: string): string[] {
  const names = new Set<string>()
  const visit = (elements: readonly object[]): void => {
    for (const element of elements) {
      const { type, value, options } = element as {
        type: number
        value?: string
        options?: Record<string, { value: object[] }>
      }
      if (type >= 1 && type <= 6 && value) names.add(value)
      for (const option of Object.values(options ?? {})) visit(option.value)
    }
  }
  visit(new IntlMessageFormat(message, 'en').getAst())
  return [...names].sort()
}

describe('the messages of the pages', () => {
  test('have the same keys in every language, in the same order', () => {
    expect(Object.keys(messages.fr)).toEqual(ids)
  })

  test('are all worded', () => {
    for (const language of ['en', 'fr'] as const) {
      expect(ids.filter((id) => messages[language][id].trim() === '')).toEqual([])
    }
  })

  test('take the same values in every language', () => {
    const different = ids.filter((id) => valuesOf(messages.en[id]).join() !== valuesOf(messages.fr[id]).join())
    expect(different).toEqual([])
  })

  test('are worded in French, not copied from English', () => {
    const alike = ids.filter((id) => messages.en[id] === messages.fr[id] && messages.en[id].split(' ').length > 3)
    expect(alike).toEqual([])
  })
})
