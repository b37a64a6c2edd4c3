import type { Rule, RuleOf } from '../rules.ts'
import { type Block, blocksOf } from './blocks.ts'
import type { Check } from './context.ts'
import { checkAge, checkNotAfterToday, checkNotBefore, checkOrder, checkPeriod } from './rule-dates.ts'
import { checkAbsent, checkAtLeastOne, checkExclusive, checkRestricted } from './rule-groups.ts'
import { checkIdentityNumber } from './rule-identity.ts'
import { checkRequestedState } from './rule-states.ts'
import { checkCount, checkOptions, checkPositive } from './rule-values.ts'
import { applies } from './under.ts'

type Checks = { readonly [Kind in Rule['kind']]: (check: Check, rule: RuleOf<Kind>, block: Block) => void }

const checks: Checks = {
  notAfterToday: checkNotAfterToday,
  order: checkOrder,
  period: checkPeriod,
  notBefore: checkNotBefore,
  age: checkAge,
  exclusive: checkExclusive,
  atLeastOne: checkAtLeastOne,
  absent: checkAbsent,
  options: checkOptions,
  count: checkCount,
  positive: checkPositive,
  requestedState: checkRequestedState,
  identityNumber: checkIdentityNumber,
  restricted: checkRestricted,
}

/** Checks between points: the rules beside the form. */
export function checkRules(check: Check): void {
  for (const { rule, repeat } of check.model.rules) {
    const run = checks[rule.kind] as (check: Check, rule: Rule, block: Block) => void
    for (const block of blocksOf(check, repeat)) if (applies(check, rule, block)) run(check, rule, block)
  }
}
