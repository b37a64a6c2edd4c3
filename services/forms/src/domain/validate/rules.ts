import { findDate, isAfter } from '../dates.ts'
import type { Rule } from '../rules.ts'
import type { Check } from './context.ts'
import { concrete } from './required.ts'
import { applies, hasUnder } from './under.ts'

/** Checks between fields: the rules beside the form. */
export function checkRules(check: Check): void {
  for (const rule of check.model.rules) if (applies(check, rule)) checkRule(check, rule)
}

function checkRule(check: Check, rule: Rule): void {
  const more = { article: rule.article }
  const severity = rule.severity ?? 'must'
  switch (rule.kind) {
    case 'notAfterToday':
      for (const { path, date } of datesAt(check, rule.paths)) {
        if (isAfter(date, check.context.today)) check.report(path, severity, 'DATE_IN_FUTURE', more)
      }
      break
    case 'order':
      checkOrder(check, rule)
      break
    case 'exclusive':
      for (const path of rule.paths.filter((p) => hasUnder(check, p)).slice(1)) {
        check.report(path, severity, 'EXCLUSIVE', more)
      }
      break
    case 'atLeastOne':
      if (rule.paths.some((p) => hasUnder(check, p))) break
      check.report(rule.paths[0] ?? '', severity, rule.paths.length === 1 ? 'REQUIRED' : 'ONE_OF_REQUIRED', more)
      break
    case 'options':
      checkOptions(check, rule)
      break
    case 'restricted':
      for (const path of restrictedPaths(check)) check.report(path, severity, 'RESTRICTED_HERE', more)
      break
  }
}

function datesAt(check: Check, patterns: readonly string[]): { path: string; date: string }[] {
  return patterns
    .flatMap((pattern) => concrete(check, pattern))
    .flatMap((path) => {
      const value = check.answers.get(path)?.value
      return value?.kind === 'date' && findDate(value.date) ? [{ path, date: value.date }] : []
    })
}

/** Two dates in the same block of a repeat are compared with each other, otherwise each with each. */
function checkOrder(check: Check, rule: Extract<Rule, { kind: 'order' }>): void {
  const blockOf = (path: string): string => /^.*\[\d+\]/.exec(path)?.[0] ?? ''
  for (const first of datesAt(check, [rule.first])) {
    for (const then of datesAt(check, [rule.then])) {
      const [a, b] = [blockOf(first.path), blockOf(then.path)]
      if (a && b && a !== b) continue
      if (isAfter(first.date, then.date)) {
        check.report(then.path, rule.severity ?? 'must', 'DATE_ORDER', { article: rule.article })
      }
    }
  }
}

function checkOptions(check: Check, rule: Extract<Rule, { kind: 'options' }>): void {
  const value = check.answers.get(rule.path)?.value
  const chosen = value?.kind === 'choices' ? value.choices : []
  for (const option of rule.options.filter((o) => !chosen.includes(o))) {
    const label = check.context.labels.labels[`${rule.path}.${option}`] ?? option
    check.report(rule.path, rule.severity ?? 'must', 'DOCUMENT_MISSING', { article: rule.article, label })
  }
}

function restrictedPaths(check: Check): string[] {
  const patterns = check.model.slots.filter((s) => s.restricted && !s.beside).map((s) => s.pattern)
  return patterns.filter((pattern) => hasUnder(check, pattern))
}
