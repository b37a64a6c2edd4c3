import type { Answer } from '../answers.ts'
import type { Condition } from '../rules.ts'
import type { Check } from './context.ts'

const isPositive = (answer: Answer): boolean => answer.value.kind !== 'ticked' || answer.value.ticked

const prefixes = new WeakMap<Check, ReadonlySet<string>>()

/** All paths above an answered one, computed once for a validation: `a.b[0].c` is under `a`, `a.b`, `a.b[0]`. */
function prefixesOf(check: Check): ReadonlySet<string> {
  const known = prefixes.get(check)
  if (known) return known
  const set = new Set<string>()
  for (const [path, answer] of check.answers) {
    if (!isPositive(answer)) continue
    set.add(path)
    for (let i = 0; i < path.length; i++) if (path[i] === '.' || path[i] === '[') set.add(path.slice(0, i))
  }
  prefixes.set(check, set)
  return set
}

/** Whether anything is answered at or below the path. A box that is not ticked is nothing. */
export const hasUnder = (check: Check, path: string): boolean => prefixesOf(check).has(path)

/** Whether the point has an answer; "no" to a question is one. */
export const isAnswered = (check: Check, path: string): boolean => hasUnder(check, path) || check.answers.has(path)

/** Whether a rule applies. */
export function applies(check: Check, rule: { when?: Condition; unless?: Condition }): boolean {
  return (!rule.when || holds(check, rule.when)) && !(rule.unless && holds(check, rule.unless))
}

function holds(check: Check, condition: Condition): boolean {
  if (condition.option === undefined) return hasUnder(check, condition.path)
  const value = check.answers.get(condition.path)?.value
  return value?.kind === 'choices' && value.choices.includes(condition.option)
}
