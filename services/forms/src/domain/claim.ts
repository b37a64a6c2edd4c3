import type { Money } from './case-file.ts'

/** What an application to obtain or modify a decision asks for. */
export interface Claim {
  readonly sums: readonly ClaimedSum[]
  /** `established`, `to-be-established`, `not-relevant`; empty when not said. */
  readonly parentage: string
  /** `income-debtor`, `child-situation` … */
  readonly changes: readonly string[]
  readonly otherChange: string
  readonly modifications: readonly { readonly kind: string; readonly details: string }[]
  readonly grounds: string
  readonly retroactive?: boolean
  readonly indexation: string
}

export interface ClaimedSum {
  readonly beneficiaries: readonly string[]
  readonly amount?: Money
  readonly frequency: string
  readonly from?: string
}

/** What a request for specific measures asks for. */
export interface SpecificMeasures {
  /** `address`, `income`, `assets`, `evidence`, `parentage`, `provisional-measure`, `service`. */
  readonly purposes: readonly string[]
  readonly grounds: string
  readonly notificationRisk?: boolean
}
