import { isAmount } from '../money.ts'
import type { RuleOf } from '../rules.ts'
import { type Block, concrete } from './blocks.ts'
import type { Check } from './context.ts'

function choicesAt(check: Check, path: string): readonly string[] {
  const value = check.answers.get(path)?.value
  return value?.kind === 'choices' ? value.choices : []
}

/** Documents that the law demands. */
export function checkOptions(check: Check, rule: RuleOf<'options'>, block: Block): void {
  const path = block(rule.path)
  const chosen = choicesAt(check, path)
  for (const option of rule.options.filter((o) => !chosen.includes(o))) {
    const label = check.context.labels.labels[`${rule.path}.${option}`] ?? option
    check.report(path, rule.severity ?? 'must', 'DOCUMENT_MISSING', { ...rule, label })
  }
}

/** A box may stand for several documents, so the number may be greater than that of the boxes, never less. */
export function checkCount(check: Check, rule: RuleOf<'count'>): void {
  const value = check.answers.get(rule.path)?.value
  if (value?.kind !== 'text') return
  const ticked = rule.ticked.flatMap((path) => choicesAt(check, path)).length
  const count = /^\d{1,4}$/.test(value.text.trim()) ? Number(value.text) : -1
  if (count < ticked) check.report(rule.path, rule.severity ?? 'must', 'COUNT_TOO_LOW', rule)
}

/** A sum of nought is none. */
export function checkPositive(check: Check, rule: RuleOf<'positive'>, block: Block): void {
  for (const path of rule.paths.flatMap((pattern) => concrete(check, block(pattern)))) {
    const value = check.answers.get(path)?.value
    if (value?.kind !== 'number' || !isAmount(value.number) || /[1-9]/.test(value.number)) continue
    check.report(path, rule.severity ?? 'must', 'AMOUNT_NOT_POSITIVE', rule)
  }
}
