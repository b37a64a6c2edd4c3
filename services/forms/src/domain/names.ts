const cache = new Map<string, Intl.DisplayNames>()

function displayNames(locale: string, type: 'region' | 'language'): Intl.DisplayNames {
  const key = `${locale} ${type}`
  const known = cache.get(key) ?? new Intl.DisplayNames(locale, { type, fallback: 'none' })
  cache.set(key, known)
  return known
}

/** Name of a State by its ISO 3166-1 alpha-2 code; undefined for what is not one. */
export function findStateName(code: string, locale: string): string | undefined {
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' ? displayNames(locale, 'region').of(code) : undefined
}

/** Name of a language by its BCP 47 tag, or the tag. */
export function languageName(tag: string, locale: string): string {
  return isLanguageTag(tag) ? (displayNames(locale, 'language').of(tag) ?? tag) : tag
}

/** Two or three letters, then subtags: enough to refuse what is no tag. */
export const isLanguageTag = (tag: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag)

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** Whether the code is a currency of ISO 4217. */
export const isCurrency = (code: string): boolean => currencies.has(code)

const digits = new Map<string, number>()

/** How many digits the minor unit of a currency has: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  if (!isCurrency(currency)) return 2
  const known = digits.get(currency)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  const found = format.maximumFractionDigits ?? 2
  digits.set(currency, found)
  return found
}
