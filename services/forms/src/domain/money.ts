import type { Money } from './case-file.ts'
import { numberFormat } from './formats.ts'
import { minorDigits } from './names.ts'

/** A canonical decimal number: `1234.50`. No sign, no grouping, no exponent. */
export const isAmount = (text: string): boolean => /^(0|[1-9]\d{0,14})(\.\d{1,4})?$/.test(text)

/** Minor units as a decimal number: 25000 EUR cents are `250.00`. */
export function toDecimal(money: Money): string {
  const digits = minorDigits(money.currency)
  const units = String(money.minorUnits < 0n ? -money.minorUnits : money.minorUnits).padStart(digits + 1, '0')
  const sign = money.minorUnits < 0n ? '-' : ''
  return digits === 0 ? sign + units : `${sign}${units.slice(0, -digits)}.${units.slice(-digits)}`
}

/** A decimal number as minor units; undefined when it has more digits than the currency. */
export function findMoney(amount: string, currency: string): Money | undefined {
  const digits = minorDigits(currency)
  const [whole = '', fraction = ''] = amount.split('.')
  const tail = fraction.replace(/0+$/, '')
  if (!isAmount(amount) || tail.length > digits) return undefined
  return { currency, minorUnits: BigInt(whole + tail.padEnd(digits, '0')) }
}

/** As a form prints it in a locale, without losing a digit. */
export function printNumber(amount: string, locale: string): string {
  if (!isAmount(amount)) return amount
  const digits = amount.split('.')[1]?.length ?? 0
  return numberFormat(locale, String(digits)).format(amount as Intl.StringNumericLiteral)
}

/** A sum in words of a locale: `1,234.50 EUR`. */
export const printMoney = (money: Money, locale: string): string =>
  `${printNumber(toDecimal(money), locale)} ${money.currency}`
