/** A `sustento.type.v1.Money` as JSON: the amount in the minor unit of the currency, as text. */
export interface Money {
  currency?: string
  minorUnits?: string
}

/** Digits after the decimal point of a currency: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** The amount as a decimal number in canonical form, without a currency: `250.00`. */
export function toDecimal(money: Money): string {
  const digits = minorDigits(money.currency ?? 'EUR')
  const minor = money.minorUnits ?? '0'
  const negative = minor.startsWith('-')
  const text = minor.replace('-', '').padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const rest = digits === 0 ? '' : `.${text.slice(-digits)}`
  return `${negative ? '-' : ''}${whole}${rest}`
}

/** Reads an amount as people type it: `250`, `250.5`, `1 234,50`. Undefined when it is none. */
export function toMinorUnits(typed: string, currency: string): string | undefined {
  const digits = minorDigits(currency)
  const text = typed.replace(/[\s\u00a0\u202f']/g, '').replace(',', '.')
  const found = /^(\d+)(?:\.(\d*))?$/.exec(text)
  if (!found) return undefined
  const rest = found[2] ?? ''
  if (rest.length > digits) return undefined
  return String(BigInt(`${found[1]}${rest.padEnd(digits, '0')}`))
}

/** An amount with its currency, as the locale writes it. Empty for none. */
export function moneyInWords(money: Money | undefined, locale: string): string {
  if (!money?.currency) return ''
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency })
  return format.format(toDecimal(money) as Intl.StringNumericLiteral)
}

/** A decimal number in canonical form with the reader's separators; no digit is lost. */
export function decimalInWords(decimal: string, locale: string): string {
  const minimumFractionDigits = decimal.split('.')[1]?.length ?? 0
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits, maximumFractionDigits: 20 })
  return format.format(decimal as Intl.StringNumericLiteral)
}
