import type { Urgency } from './urgency.ts'
import { inWords } from './words.ts'
import type { IsoDate } from './working-days.ts'

/** What is said about a time limit. */
export interface SaidAbout {
  urgency: Urgency
  workingDaysLeft: number
  dueOn: IsoDate
  doneOn?: IsoDate | undefined
  ours: boolean
}

/** A time limit in words, so that nobody depends on a colour: `due in 3 working days, Wednesday 3 February 2027`. */
export function urgencyInWords(limit: SaidAbout, language: string | undefined): string {
  const { urgency, ours } = limit
  const n = Math.abs(limit.workingDaysLeft)
  const day = dayInWords(limit.doneOn ?? limit.dueOn, language)
  const s = n === 1 ? '' : 's'
  const words = {
    done: { en: `done on ${day}`, fr: `fait le ${day}` },
    today: ours
      ? { en: `due today, ${day}`, fr: `à faire aujourd’hui, ${day}` }
      : { en: `expected today, ${day}`, fr: `attendu aujourd’hui, ${day}` },
    overdue: {
      en: `overdue by ${n} working day${s}, since ${day}`,
      fr: `en retard de ${n} jour${s} ouvrable${s}, depuis le ${day}`,
    },
    ahead: ours
      ? { en: `due in ${n} working day${s}, ${day}`, fr: `à faire dans ${n} jour${s} ouvrable${s}, le ${day}` }
      : { en: `expected in ${n} working day${s}, ${day}`, fr: `attendu dans ${n} jour${s} ouvrable${s}, le ${day}` },
  }
  return inWords(urgency === 'soon' || urgency === 'on-time' ? words.ahead : words[urgency], language)
}

/** A legal date in words: `Wednesday 3 February 2027`, `mercredi 3 février 2027`. */
export function dayInWords(day: IsoDate, language: string | undefined): string {
  const locale = inWords({ en: 'en-GB', fr: 'fr-FR' }, language)
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' })
  return format.format(Date.parse(day)).replace(',', '')
}
