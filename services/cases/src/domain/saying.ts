import type { Side } from './instrument.ts'
import type { InstrumentForm, Purpose, Say } from './instrument-form.ts'

/** What of the answers decides on what a form says. */
export interface Answered {
  /** Paths that hold something. */
  given: ReadonlySet<string>
  /** The options chosen at a path. */
  choices(path: string): readonly string[]
}

/** Whether this side may make the form, to send it to the other. What a court issues is never made here. */
export function mayIssue({ issuedBy, answer }: InstrumentForm, side: Side): boolean {
  if (issuedBy === 'court') return false
  if (issuedBy === 'either-authority' || issuedBy === `${side}-authority`) return true
  return side === 'requesting' ? issuedBy === 'applicant' : answer !== undefined
}

/** What a form is for when this side makes it: the requested authority answers a request in its own form. */
export function purposeOf({ issuedBy, purpose, answer }: InstrumentForm, side: Side): Purpose {
  return answer !== undefined && issuedBy !== `${side}-authority` ? answer : purpose
}

/** Whether a form that travels alone is no more than a message: it says nothing to the course unless its data say so. */
export const isMessage = (purpose: Purpose): boolean => purpose === 'message' || purpose === 'restricted-information'

/** What the access points call a message that this form begins: what must not be disclosed is not announced. */
export const actionOf = (purpose: Purpose): Purpose => (isMessage(purpose) ? 'message' : purpose)

/** Everything that this side can say by the form. */
export function canSay(form: InstrumentForm, side: Side): Say[] {
  const purpose = purposeOf(form, side)
  const says: Say[] = form.says ?? (isMessage(purpose) ? [] : [{ message: purpose }])
  return says.filter(({ by }) => by === undefined || by === side)
}

/** What this side says by the form with these answers, in order. */
export function saidBy(form: InstrumentForm, side: Side, { given, choices }: Answered): Say[] {
  const says = canSay(form, side)
  const holds = ({ when, is }: Say) =>
    when === undefined || (is === undefined ? given.has(when) : choices(when).includes(is))
  const said = says.filter((say) => !say.otherwise && holds(say))
  return said.length > 0 ? said : says.filter(({ otherwise }) => otherwise)
}
