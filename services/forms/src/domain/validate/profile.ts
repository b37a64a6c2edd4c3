import type { Demand } from '../states/profile.ts'
import type { Check } from './context.ts'
import { holds } from './under.ts'

/** What the requested State has declared that it requires, for this instrument and letter. */
export function checkProfile(check: Check): void {
  const { profile } = check.context
  if (!profile) return
  const { form } = check.model
  const letters = (form.letters ?? []).filter(({ when }) => !when || holds(check, when)).map(({ letter }) => letter)
  for (const demand of profile.demands ?? []) {
    const isMeant = form.instruments.includes(demand.instrument) && demand.letters.some((l) => letters.includes(l))
    if (isMeant && (!demand.when || holds(check, demand.when))) checkDemand(check, demand, profile.state)
  }
  checkReserved(check)
}

function checkDemand(check: Check, { kind, what, answeredBy, severity, article }: Demand, state: string): void {
  const places = answeredBy.filter(({ path }) => check.model.nodeById.has(path))
  const [first] = places
  if (!first || places.some((place) => holds(check, place))) return
  check.report(first.path, severity, kind === 'document' ? 'STATE_DOCUMENT' : 'STATE_INFORMATION', {
    article,
    state,
    what: check.context.language.demands[what],
  })
}

/** A decision that rests on reserved bases alone is not recognised, unless the State's own law would (Article 20(3)). */
function checkReserved({ context, answers, report }: Check): void {
  const { reservedBases, state } = context.profile ?? {}
  const value = reservedBases && answers.get(reservedBases.path)?.value
  if (value?.kind !== 'choices' || !value.choices.every((choice) => reservedBases?.options.includes(choice))) return
  report(reservedBases?.path ?? '', 'should', 'BASIS_RESERVED', { article: reservedBases?.article, state })
}
