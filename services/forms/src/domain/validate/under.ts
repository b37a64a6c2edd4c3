import type { Answer } from '../answers.ts'
import { type Condition, conditionsOf, type Rule } from '../rules.ts'
import type { Block } from './blocks.ts'
import type { Check } from './context.ts'

/**
 * Notes an answer and every place above it: `a.b[0].c` is under `a`, `a.b`, `a.b[0]`. Where one is noted, those above it
 * are. A box that is not ticked is nothing.
 */
export function noteAbove(above: Set<string>, { path, value }: Answer): void {
  if (value.kind === 'ticked' && !value.ticked) return
  above.add(path)
  let place = placeAbove(path)
  while (place !== '' && !above.has(place)) {
    above.add(place)
    place = placeAbove(place)
  }
}

const placeAbove = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.'), path.lastIndexOf('[')))

/** Whether anything is answered at or below the path. */
export const hasUnder = (check: Check, path: string): boolean => check.above.has(path)

/** Whether the point has an answer; "no" to a question is one. */
export const isAnswered = (check: Check, path: string): boolean => check.above.has(path) || check.answers.has(path)

/** Whether a rule applies in a block. */
export const applies = (check: Check, rule: Pick<Rule, 'when' | 'unless'>, block: Block): boolean =>
  conditionsOf(rule).every((condition) => holds(check, condition, block)) &&
  !(rule.unless && holds(check, rule.unless, block))

const itself: Block = (path) => path

/** Whether a condition holds. */
export function holds(check: Check, { path, option, is }: Condition, block: Block = itself): boolean {
  const at = block(path)
  if (is !== undefined) {
    const value = check.answers.get(at)?.value
    return value?.kind === 'ticked' && value.ticked === (is === 'yes')
  }
  if (option === undefined) return check.above.has(at)
  const value = check.answers.get(at)?.value
  const options = typeof option === 'string' ? [option] : option
  return value?.kind === 'choices' && options.some((o) => value.choices.includes(o))
}
