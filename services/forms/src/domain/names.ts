const cache = new Map<string, Intl.DisplayNames>()

function displayNames(locale: string, type: 'region' | 'language'): Intl.DisplayNames {
  const key = `${locale} ${type}`
  const known = cache.get(key) ?? new Intl.DisplayNames(locale, { type, fallback: 'none' })
  cache.set(key, known)
  return known
}

const names = new Map<string, string | undefined>()

/**
 * A name is asked for by every fact of a person, and to say whether a code is a State's; asking the platform takes longer
 * than all else. Each is looked up once, and codes are few.
 */
function findName(code: string, locale: string, type: 'region' | 'language'): string | undefined {
  const key = `${type} ${locale} ${code}`
  if (names.has(key)) return names.get(key)
  const name = displayNames(locale, type).of(code)
  if (code.length <= 3) names.set(key, name)
  return name
}

/** Name of a State by its ISO 3166-1 alpha-2 code; undefined for what is not one. */
export function findStateName(code: string, locale: string): string | undefined {
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' ? findName(code, locale, 'region') : undefined
}

/** Whether the code is a State's. */
export const isState = (code: string): boolean => findStateName(code, 'en') !== undefined

/** Name of a language by its BCP 47 tag, or the tag. */
export function languageName(tag: string, locale: string): string {
  return isLanguageTag(tag) ? (findName(tag, locale, 'language') ?? tag) : tag
}

/** Whether two tags are of one language: `fr-BE` is French. */
export const isSameLanguage = (a: string, b: string): boolean =>
  a.split('-')[0]?.toLowerCase() === b.split('-')[0]?.toLowerCase()

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
