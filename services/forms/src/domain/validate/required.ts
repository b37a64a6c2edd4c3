import type { FormNode } from '../form.ts'
import { isSkipped } from './alternatives.ts'
import { concrete } from './blocks.ts'
import type { Check } from './context.ts'
import { hasUnder, isAnswered } from './under.ts'

/** What the law demands of single points: `required` and `requiredBy` of the definition. */
export function checkRequired(check: Check): void {
  for (const { node, pattern } of check.model.nodes) {
    if (!node.required) continue
    const severity = node.required === true ? 'must' : findSeverity(node)
    if (!severity) continue
    for (const path of concrete(check, pattern)) {
      if (isSkipped(check, path)) continue
      if (severity === 'must') demand(check, node, path)
      else if (!isAnswered(check, path)) check.report(path, 'should', 'REQUIRED', { article: node.requiredBy })
    }
  }
}

/**
 * "If known" by an article is worth a look; "if available" by a footnote is the form's own reminder and stays silent.
 * Conditions such as `ifCreditor` are rules beside the form.
 */
function findSeverity(node: FormNode): 'should' | undefined {
  return node.required === 'ifKnown' && node.requiredBy?.startsWith('Article') ? 'should' : undefined
}

function demand(check: Check, node: FormNode, path: string): void {
  const article = node.requiredBy?.startsWith('Article') ? node.requiredBy : undefined
  if (!node.needs) {
    if (!isAnswered(check, path)) check.report(path, 'must', 'REQUIRED', { article })
    return
  }
  for (const need of node.needs) {
    if (!hasUnder(check, `${path}.${need}`)) check.report(`${path}.${need}`, 'must', 'REQUIRED', { article })
  }
}
