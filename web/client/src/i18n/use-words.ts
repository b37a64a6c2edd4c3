import { useMemo } from 'react'
import { type PrimitiveType, useIntl } from 'react-intl'
import { languageOf, type MessageId, messages } from './languages.ts'
import { type LegalDate, legalDateInWords } from './legal-date.ts'
import { decimalInWords, type Money, moneyInWords } from './money.ts'

/** Everything that a page needs to say things in the language of the reader. */
export interface Words {
  /** The message. */
  t(id: MessageId, values?: Record<string, PrimitiveType>): string
  /** The message `prefix.code` when there is one, else `fallback`: codes of a server may be newer than this page. */
  term(prefix: string, code: string | undefined, fallback?: string): string
  /** A legal date: `3 February 2027`. */
  date(date: LegalDate | undefined): string
  /** An instant as day and time of the reader's clock. */
  instant(time: string | undefined): string
  /** An instant as a day of the reader's clock. */
  day(time: string | undefined): string
  /** An amount with its currency. */
  money(money: Money | undefined): string
  /** A decimal number in canonical form, with all its digits. */
  amount(decimal: string): string
  /** A State's name by its ISO code. */
  state(code: string | undefined): string
  /** A language's name by its BCP 47 code. */
  languageName(code: string | undefined): string
  /** An article as it is cited; services say `Article 56(1)(b)` or only `56(1)(b)`. */
  article(text: string | undefined): string
  /** A count with the reader's separators. */
  number(value: number | bigint): string
}

/** The words of the reader's language. */
export function useWords(): Words {
  const intl = useIntl()
  return useMemo(() => {
    const known: Record<string, string> = messages[languageOf(intl)]
    const states = new Intl.DisplayNames(intl.locale, { type: 'region' })
    const tongues = new Intl.DisplayNames(intl.locale, { type: 'language' })
    const format = (options: Intl.DateTimeFormatOptions, time: string | undefined) =>
      time ? new Intl.DateTimeFormat(intl.locale, options).format(Date.parse(time)) : ''
    return {
      t: (id, values) => intl.formatMessage({ id }, values),
      term: (prefix, code, fallback) => {
        const id = `${prefix}.${code ?? ''}`
        return id in known ? intl.formatMessage({ id: id as MessageId }) : (fallback ?? code ?? '')
      },
      date: (date) => legalDateInWords(date, intl.locale),
      instant: (time) => format({ dateStyle: 'long', timeStyle: 'short' }, time),
      day: (time) => format({ dateStyle: 'long' }, time),
      money: (money) => moneyInWords(money, intl.locale),
      amount: (decimal) => decimalInWords(decimal, intl.locale),
      state: (code) => (code && /^[A-Z]{2}$/.test(code) ? (states.of(code) ?? code) : (code ?? '')),
      languageName: (code) => (code ? (tongues.of(code) ?? code) : ''),
      article: (text = '') => (/^\d/.test(text) ? intl.formatMessage({ id: 'article' }, { article: text }) : text),
      number: (value) => new Intl.NumberFormat(intl.locale).format(value),
    }
  }, [intl])
}
