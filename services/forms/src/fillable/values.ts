import { findDate } from '../domain/dates.ts'
import { isAmount } from '../domain/money.ts'

/** Day, month and year in any order that a European writes them; `г.` is the year's mark in Bulgarian. */
const writtenDate = /^(?:\d{1,4}\s*[./-]?\s*){1,3}(?:г\.|y\.)?$/u

/** A date as somebody typed it, as far as it is known; undefined when it could be two days or none. */
export function findTypedDate(text: string): string | undefined {
  if (!writtenDate.test(text.trim())) return undefined
  const numbers = text.match(/\d+/g) ?? []
  if (numbers.filter((n) => n.length === 4).length !== 1 || numbers.length > 3) return undefined
  const ordered = numbers.at(-1)?.length === 4 ? numbers.toReversed() : numbers
  const iso = ordered.map((n) => n.padStart(2, '0')).join('-')
  return ordered[0]?.length === 4 && findDate(iso) ? iso : undefined
}

/**
 * A number as somebody typed it in a locale. Undefined for what is none, and for what another European would read as
 * a thousand times as much: `1.234` in English, `1,234` in French.
 */
export function findTypedNumber(text: string, locale: string): string | undefined {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '')
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(1_234_567.8)
  const decimal = parts.find((p) => p.type === 'decimal')?.value === ',' ? ',' : '.'
  const group = decimal === ',' ? '.' : ','
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d{1,4})?$`)
  const canonical = grouped.test(bare) ? bare.replaceAll(group, '').replace(decimal, '.') : plain(bare)
  const amount = canonical?.replace(/^0+(?=\d)/, '')
  return amount !== undefined && isAmount(amount) ? amount : undefined
}

/** Digits, and after one sign one, two or four of them. */
const plain = (bare: string): string | undefined =>
  /^\d+([.,](\d{1,2}|\d{4}))?$/.test(bare) ? bare.replace(',', '.') : undefined
