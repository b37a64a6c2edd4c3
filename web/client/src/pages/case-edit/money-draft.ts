import { type Money, toDecimal, toMinorUnits } from '../../i18n/money.ts'

/** An amount as it is typed. */
export interface MoneyDraft {
  amount: string
  currency: string
}

/** The fields for an amount; euros when it is new. */
export function toMoneyDraft(money: Money | undefined): MoneyDraft {
  if (!money?.currency) return { amount: '', currency: 'EUR' }
  return { amount: toDecimal(money), currency: money.currency }
}

/** The amount that was typed; undefined when none was, or none that can be read. */
export function fromMoneyDraft({ amount, currency }: MoneyDraft): Money | undefined {
  if (!amount.trim()) return undefined
  const code = currency || 'EUR'
  const minorUnits = toMinorUnits(amount, code)
  return minorUnits === undefined ? undefined : { currency: code, minorUnits }
}
