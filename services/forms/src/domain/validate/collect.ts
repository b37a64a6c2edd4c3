import { type Answer, isGiven } from '../answers.ts'
import { repeatLimit } from '../form.ts'
import { fillIn } from '../language.ts'
import type { FormModel } from '../model.ts'
import { findStateName } from '../names.ts'
import { type Slot, toPattern } from '../slots.ts'
import type { Check, Context, Finding, ReportDetails } from './context.ts'
import { labelAt, labelsAt } from './label.ts'
import { checkTotals } from './totals.ts'
import { noteAbove } from './under.ts'
import { checkValue } from './values.ts'

/** Indexes the answers, completes their totals and says of each alone what is wrong with it. */
export function collect(model: FormModel, answers: readonly Answer[], context: Context, findings: Finding[]): Check {
  const byPath = new Map<string, Answer>()
  const above = new Set<string>()
  const blocks = new Map<string, number>()
  const reported = new Set<string>()
  const report: Check['report'] = (path, severity, code, more = {}) => {
    const { article = '', expected, related } = more
    const key = `${path} ${code} ${more.what ?? more.label ?? related?.join() ?? ''}`
    if (reported.has(key)) return
    reported.add(key)
    const message = fillIn(context.language.findings[code] ?? code, placesOf(model, context, path, more))
    findings.push({
      path,
      severity,
      code,
      message,
      article,
      ...(expected !== undefined && { expected }),
      ...(related && { related }),
    })
  }
  const check: Check = { model, context, answers: byPath, above, blocks, report }
  const given: { readonly answer: Answer; readonly slot: Slot }[] = []
  for (const answer of answers) {
    const slot = model.slotByPattern.get(toPattern(answer.path))
    if (!slot) report(answer.path, 'must', 'UNKNOWN_PATH', { label: '' })
    else if (slot.kind !== answer.value.kind) report(answer.path, 'must', 'WRONG_TYPE')
    else if (byPath.has(answer.path)) report(answer.path, 'must', 'DUPLICATE_PATH')
    else if (isGiven(answer.value) && countBlocks(check, answer.path, blocks)) {
      byPath.set(answer.path, answer)
      given.push({ answer, slot })
      noteAbove(above, answer)
    }
  }
  for (const derived of checkTotals(check)) {
    byPath.set(derived.path, derived)
    noteAbove(above, derived)
  }
  for (const { answer, slot } of given) checkValue(check, slot, answer)
  return check
}

/** What fills the places of a message. */
const placesOf = (model: FormModel, context: Context, path: string, more: ReportDetails) => ({
  label: more.label ?? labelAt(model, context, path),
  article: more.article,
  state: more.state && findStateName(more.state, context.language.locale),
  what: more.what,
  others: more.others ?? (more.related && labelsAt(model, context, more.related, path)),
})

/** Notes how many blocks a repeat has; false when there are more than anybody needs. */
function countBlocks(check: Check, path: string, blocks: Map<string, number>): boolean {
  if (!path.includes('[')) return true
  for (const match of path.matchAll(/\[(\d+)\]/g)) {
    const index = Number(match[1])
    if (index >= repeatLimit) {
      check.report(path, 'must', 'REPEAT_TOO_LONG')
      return false
    }
    const container = path.slice(0, match.index)
    blocks.set(container, Math.max(blocks.get(container) ?? 0, index + 1))
  }
  return true
}
