import { isFullDate } from '../domain/dates.ts'

/** The day of an instant, as forms write it. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10)

/** An instant that is the same in every time zone: with its offset, or a day, which begins in UTC. */
export function findInstant(text: string): Date | undefined {
  const [, day = ''] = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/.exec(text) ?? []
  const instant = new Date(text)
  return isFullDate(day) && !Number.isNaN(instant.getTime()) ? instant : undefined
}
