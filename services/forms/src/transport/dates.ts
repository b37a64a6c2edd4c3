import type { DateMessage } from '@sustento/platform/gen/google/type/date'

const pad = (n: number, width: number): string => String(n).padStart(width, '0')

/** `google.type.Date` as ISO text; 0 stands for what is not known. */
export function toIso(date: DateMessage | undefined): string | undefined {
  if (!date || date.year === 0) return undefined
  const month = date.month === 0 ? '' : `-${pad(date.month, 2)}`
  return `${pad(date.year, 4)}${month}${month && date.day !== 0 ? `-${pad(date.day, 2)}` : ''}`
}

/** ISO text, complete or not, as `google.type.Date`. */
export function fromIso(text: string | undefined): DateMessage | undefined {
  if (!text) return undefined
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return { year, month, day }
}

/** The day of an instant in UTC. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10)
