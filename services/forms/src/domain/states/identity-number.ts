import { type CheckDigit, fitsDigit } from './check-digits.ts'

/** A number by which a State knows people, as far as its rule is public. */
export interface IdentityNumber {
  readonly name: string
  /** Its shape in capitals without blanks and marks of separation. `{dd}` is a day, `{mm}` a month. */
  readonly pattern: string
  /** All of them hold; none for a number without check digit. */
  readonly checks?: readonly CheckDigit[]
}

const patterns = new WeakMap<IdentityNumber, RegExp>()

function patternOf(rule: IdentityNumber): RegExp {
  const text = rule.pattern.replace('{dd}', '(?:0[1-9]|[12]\\d|3[01])').replace('{mm}', '(?:0[1-9]|1[0-2])')
  const known = patterns.get(rule) ?? new RegExp(`^(?:${text})$`)
  patterns.set(rule, known)
  return known
}

/** Whether a text may be such a number. */
export function fitsNumber(rule: IdentityNumber, text: string): boolean {
  const compact = text.replace(/[\s./+·-]/g, '').toUpperCase()
  return patternOf(rule).test(compact) && (rule.checks ?? []).every((check) => fitsDigit(check, compact))
}
