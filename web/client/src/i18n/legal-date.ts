/** A `google.type.Date`: parts that are not known are absent or 0. */
export interface LegalDate {
  year?: number
  month?: number
  day?: number
}

/** A legal date in words: `3 February 2027`, or `2017` when only the year is known. Empty for none. */
export function legalDateInWords(date: LegalDate | undefined, locale: string): string {
  if (!date?.year) return ''
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' }
  if (date.month) options.month = 'long'
  if (date.month && date.day) options.day = 'numeric'
  const instant = Date.UTC(date.year, (date.month || 1) - 1, date.day || 1)
  return new Intl.DateTimeFormat(locale, options).format(instant)
}

/** The same day as `2027-02-03`, for comparing and for `<time dateTime>`. Empty unless the whole day is known. */
export function isoDay(date: LegalDate | undefined): string {
  if (!date?.year || !date.month || !date.day) return ''
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`
}

/** The day before one that is known as a whole. */
export function dayBefore({ year = 0, month = 1, day = 1 }: LegalDate): LegalDate {
  const before = new Date(Date.UTC(year, month - 1, day - 1))
  return { year: before.getUTCFullYear(), month: before.getUTCMonth() + 1, day: before.getUTCDate() }
}

/** The day of an instant on the reader's clock. */
export function dayOf(instant: Date): LegalDate {
  return { year: instant.getFullYear(), month: instant.getMonth() + 1, day: instant.getDate() }
}
