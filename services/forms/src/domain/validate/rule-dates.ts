import { addDays, addMonths, findDate, isAfter, isFullDate, nextWorkingDay } from '../dates.ts'
import type { RuleOf } from '../rules.ts'
import { type Block, concrete } from './blocks.ts'
import type { Check } from './context.ts'

type DateCode = 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'AGE_DOUBTFUL'

/** No later than the day that the form calls today. */
export function checkNotAfterToday(check: Check, rule: RuleOf<'notAfterToday'>, block: Block): void {
  checkDates(check, rule, block, 'DATE_IN_FUTURE', (date) => isAfter(date, check.context.today))
}

/** No earlier than the law. */
export function checkNotBefore(check: Check, rule: RuleOf<'notBefore'>, block: Block): void {
  checkDates(check, rule, block, 'DATE_TOO_EARLY', (date) => isAfter(rule.day, date))
}

/** An age that can be. */
export function checkAge(check: Check, rule: RuleOf<'age'>, block: Block): void {
  checkDates(check, rule, block, 'AGE_DOUBTFUL', (date) => !isOfAge(rule, date, check.context.today))
}

function datesAt(check: Check, patterns: readonly string[]): { path: string; date: string }[] {
  const found: { path: string; date: string }[] = []
  for (const pattern of patterns) {
    for (const path of concrete(check, pattern)) {
      const value = check.answers.get(path)?.value
      if (value?.kind === 'date' && findDate(value.date)) found.push({ path, date: value.date })
    }
  }
  return found
}

function checkDates(
  check: Check,
  rule: RuleOf<'notAfterToday' | 'notBefore' | 'age'>,
  block: Block,
  code: DateCode,
  isWrong: (date: string) => boolean,
): void {
  for (const { path, date } of datesAt(check, rule.paths.map(block))) {
    if (isWrong(date)) check.report(path, rule.severity ?? 'must', code, rule)
  }
}

/** Only what is certain counts: of a birth date without day and month, the year. */
function isOfAge({ min, max }: RuleOf<'age'>, birth: string, today: string): boolean {
  const age = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  const isBefore = birth.length > 4 && today.slice(5, birth.length) < birth.slice(5)
  return (min === undefined || age - (isBefore ? 1 : 0) >= min) && (max === undefined || age - 1 <= max)
}

/** Two dates in the same block of a repeat are compared with each other, otherwise each with each. */
export function checkOrder(check: Check, rule: RuleOf<'order'>, block: Block): void {
  const blockOf = (path: string): string => /^.*\[\d+\]/.exec(path)?.[0] ?? ''
  const isOther = (a: string, b: string): boolean => a !== b && a !== '' && !a.startsWith(b) && !b.startsWith(a)
  const earlier = datesAt(check, [block(rule.first)])
  for (const then of datesAt(check, [block(rule.then)])) {
    const related = earlier
      .filter((first) => isAfter(first.date, then.date) && !isOther(blockOf(first.path), blockOf(then.path)))
      .map(({ path }) => path)
    if (related.length > 0) check.report(then.path, rule.severity ?? 'must', 'DATE_ORDER', { ...rule, related })
  }
}

/** A period that ends on a Saturday or Sunday ends on Monday (Regulation 1182/71); holidays are the authority's own. */
export function checkPeriod(check: Check, rule: RuleOf<'period'>, block: Block): void {
  const { days = 0, months = 0, limit, severity = 'must', article } = rule
  const [first] = datesAt(check, [block(rule.first)])
  const [then] = datesAt(check, [block(rule.then)])
  if (!first || !then || !isFullDate(first.date) || !isFullDate(then.date)) return
  const related = [first.path]
  const end = addDays(addMonths(first.date, months), days)
  if (limit === 'atMost' && isAfter(then.date, nextWorkingDay(end))) {
    check.report(then.path, severity, 'TIME_LIMIT_PASSED', { article, related })
  }
  if (limit === 'atLeast' && isAfter(end, then.date)) {
    check.report(then.path, severity, 'PERIOD_TOO_SHORT', { article, related })
  }
}
