import { type Answer, isGiven } from '../answers.ts'
import type { FormModel } from '../model.ts'
import { inOrder } from '../order.ts'
import type { Bindings } from '../prefill.ts'
import { type Slot, toPattern } from '../slots.ts'
import type { Context, Finding, FindingCode } from '../validate/context.ts'
import { unwritable } from '../validate/unwritable.ts'
import { validate } from '../validate/validate.ts'

/** What says of a single answer that it cannot be copied. What concerns the whole form is looked at when it is filled. */
const invalid: ReadonlySet<FindingCode> = new Set<FindingCode>([
  ...unwritable,
  'TEXT_NOT_DRAWABLE',
  'DATE_INCOMPLETE',
  'DATE_IMPOSSIBLE',
  'IBAN_INVALID',
  'NOT_IN_LIST',
  'TOO_MANY_OPTIONS',
  'RESTRICTED_HERE',
])

/** What is copied from an earlier form, and what is not and why. */
export interface Reuse {
  readonly answers: readonly Answer[]
  readonly findings: readonly Finding[]
}

/**
 * Prefills a form from an earlier submission of it or of another form with the same points: what is still valid is
 * copied and says so, what is not is reported. Pure. The day and place of the signature are never copied: they are the
 * new form's own.
 */
export function reuseAnswers(
  model: FormModel,
  bindings: Bindings | undefined,
  earlier: readonly Answer[],
  context: Context,
): Reuse {
  const current = earlier.filter(
    (a) => isGiven(a.value) && !isOfItsDay(model.slotByPattern.get(toPattern(a.path)), bindings),
  )
  const findings = validate(model, current, context).filter((f) => f.severity === 'must' && invalid.has(f.code))
  const refused = new Set(findings.map((f) => f.path))
  const kept = current.filter((a) => !isRefused(a.path, refused))
  return {
    answers: inOrder(
      model,
      kept.map((a) => ({ ...a, origin: 'earlierForm' as const })),
    ),
    findings,
  }
}

/** Whether the path or a place above it is refused. */
const isRefused = (path: string, refused: ReadonlySet<string>): boolean =>
  refused.has(path) || [...path.matchAll(/[.[]/g)].some(({ index }) => refused.has(path.slice(0, index)))

/** The line "Done at …, on …": signed anew each time. */
function isOfItsDay(slot: Slot | undefined, bindings: Bindings | undefined): boolean {
  if (!slot) return false
  const binding = bindings?.[slot.pattern]
  return binding === 'today' || /^done[A-Z]?$/.test(slot.node.id)
}
