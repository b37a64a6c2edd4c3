import { refuse, type Violation } from '@sustento/platform/errors'
import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { Money } from '@sustento/platform/gen/sustento/type/v1/money'
import type { Instrument } from '../domain/instrument.ts'

/** Refuses a file that a case cannot hold: parties, amounts or references that cannot be meant. */
export function checkFile(instrument: Instrument, file: CaseFile): void {
  const violations = [...wrongParties(instrument, file), ...wrongSums(file), ...wrongDocuments(instrument, file)]
  if (violations.length > 0) refuse('INVALID_ARGUMENT', 'the file of the case is not in order', {}, violations)
}

function wrongParties(instrument: Instrument, { parties }: CaseFile): Violation[] {
  return parties.flatMap(({ id, roles }, i): Violation[] => {
    const field = `file.parties[${i}]`
    const wrong: Violation[] = []
    if (id !== '' && !/^[a-z0-9-]{1,20}$/.test(id)) {
      wrong.push({
        field: `${field}.id`,
        description: 'lower case letters, digits and hyphens, at most 20',
        reason: 'FORMAT',
      })
    }
    if (id !== '' && parties.findIndex((each) => each.id === id) < i) {
      wrong.push({ field: `${field}.id`, description: 'is used twice', reason: 'DUPLICATE' })
    }
    if (roles.some((role) => !Object.hasOwn(instrument.roles, role) || role.endsWith('-authority'))) {
      wrong.push({
        field: `${field}.roles`,
        description: 'has a role that the instrument does not know',
        reason: 'UNKNOWN',
      })
    }
    return wrong
  })
}

function wrongSums({ parties, decision, obligations, arrears, claim }: CaseFile): Violation[] {
  const ids = new Set(parties.map(({ id }) => id))
  const strangers = (field: string, named: string[]): Violation[] =>
    named
      .filter((id) => id !== '' && !ids.has(id))
      .map(() => ({ field, description: 'names somebody who is not in the case', reason: 'UNKNOWN' }))
  const owed = obligations.flatMap(({ amount, instalments, retroactive, payer, payee, beneficiaries }, i) => {
    const field = `file.obligations[${i}]`
    return [
      ...wrongSum(`${field}.amount`, amount),
      ...instalments.flatMap((each, place) => wrongSum(`${field}.instalments[${place}].amount`, each.amount)),
      ...wrongSum(`${field}.retroactive.amount`, retroactive?.amount),
      ...strangers(field, [payer, payee, ...beneficiaries]),
    ]
  })
  const claimed = claim?.sums.flatMap(({ amount, beneficiaries }, i) => {
    const field = `file.claim.sums[${i}]`
    return [...wrongSum(`${field}.amount`, amount), ...strangers(field, beneficiaries)]
  })
  const costs = decision?.costs
  return [
    ...owed,
    ...(claimed ?? []),
    ...wrongSum('file.decision.costs.amount', costs?.amount),
    ...strangers('file.decision.costs', [costs?.payer ?? '', costs?.payee ?? '']),
    ...wrongSum('file.arrears.amount', arrears?.amount),
  ]
}

/** The law of maintenance knows no negative sum. */
function wrongSum(field: string, sum: Money | undefined): Violation[] {
  if (!sum) return []
  const wrong: Violation[] = []
  if (sum.minorUnits < 0n) wrong.push({ field, description: 'must not be negative', reason: 'NEGATIVE' })
  if (!/^[A-Z]{3}$/.test(sum.currency))
    wrong.push({ field, description: 'needs an ISO 4217 currency', reason: 'FORMAT' })
  return wrong
}

function wrongDocuments(instrument: Instrument, { documents }: CaseFile): Violation[] {
  return documents.flatMap(({ kind }, i) =>
    Object.hasOwn(instrument.documents, kind)
      ? []
      : [
          {
            field: `file.documents[${i}].kind`,
            description: 'is a kind that the instrument does not know',
            reason: 'UNKNOWN',
          },
        ],
  )
}
