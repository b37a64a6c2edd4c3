import type { Fact, Figures, Increment } from './fact.ts'

const nothing: Figures = {
  opened: 0,
  applications: 0,
  acknowledged: 0,
  acknowledgedInTime: 0,
  statusReports: 0,
  statusReportsInTime: 0,
  refused: 0,
  discontinued: 0,
}

/** What a fact adds to the annual return of the year in which it happened. Pure; the sum does not depend on the order. */
export function count(fact: Fact): Increment {
  const { instrument, direction, application, counterpartState } = fact.case
  return { year: fact.year, instrument, direction, application, counterpartState, ...nothing, ...figures(fact) }
}

function figures(fact: Fact): Partial<Figures> {
  switch (fact.kind) {
    case 'opened':
      return { opened: 1 }
    case 'applied':
      return { applications: 1 }
    case 'acknowledged':
      return { acknowledged: 1, acknowledgedInTime: fact.inTime ? 1 : 0 }
    case 'reported':
      return { statusReports: 1, statusReportsInTime: fact.inTime ? 1 : 0 }
    case 'refused':
      return { refused: 1 }
    case 'discontinued':
      return { discontinued: 1 }
  }
}
