import type { ClaimJson } from '../../gen/sustento/type/v1/case_file_pb.ts'
import { type DateParts, fromDateParts, noDate, toDateParts } from '../../i18n/date-parts.ts'
import { fromMoneyDraft, type MoneyDraft, toMoneyDraft } from './money-draft.ts'
import { fromYesNo, toYesNo, type YesNo } from './yes-no.ts'

/** Changes that can be asked for in a decision, as the contract names them. */
export const modificationKinds = [
  'increase',
  'reduction',
  'frequency',
  'arrangements',
  'nature',
  'termination',
  'arrears',
  'other',
] as const
type Kind = (typeof modificationKinds)[number]

/** A sum that is asked for, as it is typed. */
export interface ClaimedSumDraft {
  beneficiaries: string[]
  sum: MoneyDraft
  frequency: string
  from: DateParts
}

/** What an application to obtain or modify a decision asks for, as it is typed. */
export interface ClaimDraft {
  sums: ClaimedSumDraft[]
  parentage: string
  changes: string[]
  otherChange: string
  modifications: string[]
  details: Record<Kind, string>
  grounds: string
  retroactive: YesNo
  indexation: string
}

/** The fields for a sum; a monthly one when it is new. */
export const toSumDraft = (sum: NonNullable<ClaimJson['sums']>[number] = {}): ClaimedSumDraft => ({
  beneficiaries: sum.beneficiaries ?? [],
  sum: toMoneyDraft(sum.amount),
  frequency: sum.frequency || 'monthly',
  from: sum.from ? toDateParts(sum.from) : noDate,
})

/** The fields for what is asked. */
export function toClaimDraft(claim: ClaimJson = {}): ClaimDraft {
  const details = Object.fromEntries(
    modificationKinds.map((kind) => [kind, claim.modifications?.find((each) => each.kind === kind)?.details ?? '']),
  ) as Record<Kind, string>
  return {
    sums: claim.sums?.map(toSumDraft) ?? [],
    parentage: claim.parentage ?? '',
    changes: claim.changes ?? [],
    otherChange: claim.otherChange ?? '',
    modifications: claim.modifications?.map(({ kind = '' }) => kind) ?? [],
    details,
    grounds: claim.grounds ?? '',
    retroactive: toYesNo(claim.retroactive),
    indexation: claim.indexation ?? '',
  }
}

/** What was typed; undefined when nothing was. */
export function fromClaimDraft(draft: ClaimDraft): ClaimJson | undefined {
  const claim = {
    sums: draft.sums.flatMap(({ beneficiaries, sum, frequency, from }) => {
      const amount = fromMoneyDraft(sum)
      return amount ? [{ beneficiaries, amount, frequency, from: fromDateParts(from).date }] : []
    }),
    parentage: draft.parentage,
    changes: draft.changes,
    otherChange: draft.otherChange.trim(),
    modifications: modificationKinds
      .filter((kind) => draft.modifications.includes(kind))
      .map((kind) => ({ kind, details: draft.details[kind].trim() })),
    grounds: draft.grounds.trim(),
    retroactive: fromYesNo(draft.retroactive),
    indexation: draft.indexation.trim(),
  }
  return Object.values(claim).some((value) => value !== undefined && value.valueOf() !== '' && !isEmptyList(value))
    ? claim
    : undefined
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0
