import type { CaseFile } from '../case-file.ts'
import type { Facts } from './fact.ts'

/** What a request for specific measures asks for: each purpose is ticked where Annex V asks for it, twice if need be. */
export function measuresFacts({ specificMeasures }: CaseFile): Facts {
  if (!specificMeasures) return {}
  const { purposes, grounds, notificationRisk } = specificMeasures
  const has = Object.fromEntries(purposes.map((purpose) => [purpose, true]))
  return {
    measures: {
      ...has,
      incomeOrAssets: has.income ?? has.assets,
      grounds,
      notificationRisk: notificationRisk || undefined,
    },
  }
}
