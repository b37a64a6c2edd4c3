/** Making a format of a locale takes longer than using it a hundred times: each is made once. */
function kept<T>(make: (...key: string[]) => T): (...key: string[]) => T {
  const known = new Map<string, T>()
  return (...key) => {
    const found = known.get(key.join()) ?? make(...key)
    known.set(key.join(), found)
    return found
  }
}

/**
 * A date of which the year is known, or month and year, or all. Forms ask for the day first: a locale that begins with
 * the year (Hungarian, Lithuanian, Swedish) is written as the form asks.
 */
export const dateFormat = kept((locale = '', known = 'year') => {
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    ...(known === 'year' ? {} : { month: '2-digit' }),
    ...(known === 'day' ? { day: '2-digit' } : {}),
  }
  const own = new Intl.DateTimeFormat(locale, options)
  return own.formatToParts(0)[0]?.type === 'year' ? new Intl.DateTimeFormat('en-GB', options) : own
})

/** A number with so many digits after the sign. */
export const numberFormat = kept((locale = '', digits = '0') => {
  const fraction = Number(digits)
  return new Intl.NumberFormat(locale, { minimumFractionDigits: fraction, maximumFractionDigits: fraction })
})

/** The currency's name. */
export const currencyNames = kept(
  (locale = '') => new Intl.DisplayNames(locale, { type: 'currency', fallback: 'code' }),
)
