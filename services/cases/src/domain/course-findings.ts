import type { SendingFinding } from './findings.ts'
import type { Instrument } from './instrument.ts'
import type { InstrumentForm } from './instrument-form.ts'
import type { IsoDate } from './working-days.ts'

/** Something that a form says to the course of the case, with the day that it sets. */
export interface Saying {
  message: string
  /** The last day that the form sets, and where. */
  until?: IsoDate | undefined
  untilAt?: string | undefined
  /** The last day that the law gives, when saying it starts a clock. */
  lawful?: IsoDate | undefined
  /** The answer by which it is said. */
  when?: string | undefined
}

/** What a form that leaves says to the course of the case, and where the case stands. */
export interface CourseOfSending {
  /** Paths of the answers given. */
  given: ReadonlySet<string>
  said: readonly Saying[]
  /** Last days of the clocks that run, by clock. */
  running: ReadonlyMap<string, IsoDate>
  today: IsoDate
}

/** What stands in the way of saying this now: time that must be left, information that may not be told. */
export function checkCourse(
  { clocks }: Instrument,
  { needsTitle }: InstrumentForm,
  { given, said, running, today }: CourseOfSending,
): SendingFinding[] {
  const findings: SendingFinding[] = []
  for (const { message, until, untilAt = '', lawful, when = '' } of said) {
    for (const { id, article } of clocks.filter(({ allows }) => allows === message)) {
      const due = running.get(id)
      if (due === undefined || due >= today) findings.push(tooEarly(when, article, due))
    }
    if (until !== undefined && lawful !== undefined && until < lawful) {
      const article = clocks.find(({ starts }) => starts === message)?.article ?? ''
      findings.push(tooShort(untilAt, article, lawful))
    }
  }
  const told = needsTitle?.points.find((point) => given.has(point))
  if (needsTitle && told !== undefined && !given.has(needsTitle.title)) {
    findings.push(withoutTitle(told, needsTitle.article))
  }
  return findings
}

function tooEarly(path: string, article: string, due: IsoDate | undefined): SendingFinding {
  const en = due === undefined ? 'nothing was asked for' : `there is time until ${due}`
  const fr = due === undefined ? 'rien n’a été demandé' : `le délai court jusqu’au ${due}`
  return {
    path,
    severity: 'must',
    code: 'STOPPED_TOO_EARLY',
    message: {
      en: `Processing stops only when what was asked for was not supplied in time: ${en}`,
      fr: `Le traitement ne s’arrête que si ce qui a été demandé n’a pas été fourni à temps : ${fr}`,
    },
    article,
  }
}

function tooShort(path: string, article: string, lawful: IsoDate): SendingFinding {
  return {
    path,
    severity: 'must',
    code: 'PERIOD_TOO_SHORT',
    message: {
      en: `The other authority has time until ${lawful} at least`,
      fr: `L’autre autorité a jusqu’au ${lawful} au moins`,
    },
    article,
  }
}

function withoutTitle(path: string, article: string): SendingFinding {
  return {
    path,
    severity: 'must',
    code: 'TITLE_NOT_PRODUCED',
    message: {
      en: 'No decision to be enforced was produced: income and assets may neither be sought nor told',
      fr: 'Aucune décision à exécuter n’a été produite : revenus et patrimoine ne peuvent être ni recherchés ni communiqués',
    },
    article,
  }
}
