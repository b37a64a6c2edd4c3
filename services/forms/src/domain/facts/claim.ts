import type { CaseFile } from '../case-file.ts'
import type { Claim, ClaimedSum } from '../claim.ts'
import type { Language } from '../language.ts'
import { printMoney, toDecimal } from '../money.ts'
import type { Facts } from './fact.ts'
import { fullNames } from './person.ts'

const whose = [
  ['beneficiaries', 'beneficiaries'],
  ['primaryCarer', 'carer'],
  ['debtor', 'debtor'],
] as const

/** Letters by which a first decision is sought. */
const obtaining = new Set(['56-1-c', '56-1-d', '10-1-c', '10-1-d'])

/** What an application to obtain or modify a decision asks for. */
export function claimFacts(file: CaseFile, language: Language): Facts {
  const { claim } = file
  if (!claim) return {}
  const words = claim.sums.map((sum) => sumInWords(file, sum, language)).filter(Boolean)
  const sums = claim.sums.map((sum) => ({
    beneficiary: fullNames(file, sum.beneficiaries),
    amount: sum.amount && toDecimal(sum.amount),
    currency: sum.amount?.currency,
    frequency: language.frequency[sum.frequency],
    from: sum.from,
  }))
  return {
    claimedSums: sums,
    claim: {
      toObtain: obtaining.has(file.application) ? { hasSums: sums.length > 0, inWords: words.join('\n') } : {},
      parentage: { [claim.parentage]: true },
      grounds: claim.grounds,
      retroactive: claim.retroactive,
      indexation: claim.indexation,
      amount: sums[0]?.amount,
      frequency: sums[0]?.frequency,
      from: sums[0]?.from,
    },
    changes: changesOf(claim),
    modification: modificationsOf(claim, sums, words),
  }
}

/** `Beatriz Exemplo: 380.00 EUR, monthly`. */
function sumInWords(file: CaseFile, { beneficiaries, amount, frequency }: ClaimedSum, language: Language): string {
  const what = [amount && printMoney(amount, language.locale), language.frequency[frequency]].filter(Boolean).join(', ')
  return [fullNames(file, beneficiaries), what].filter(Boolean).join(': ')
}

function changesOf({ changes, otherChange }: Claim): Facts {
  const of = (kind: string): Facts =>
    Object.fromEntries(whose.map(([option, code]) => [option, changes.includes(`${kind}-${code}`)]))
  return {
    income: of('income'),
    expenses: of('expenses'),
    civilStatus: of('civil-status'),
    childSituation: changes.includes('child-situation'),
    hasOther: otherChange !== '',
    other: otherChange,
  }
}

/** Each kind of change with its details; one new amount for all is a number, several are words. */
function modificationsOf({ modifications }: Claim, sums: readonly Facts[], words: readonly string[]): Facts {
  const [only] = sums.length === 1 ? sums : []
  return Object.fromEntries(
    modifications.map(({ kind, details }) => {
      const isOfAmount = kind === 'increase' || kind === 'reduction'
      return [
        kind,
        {
          asked: true,
          by: isOfAmount && details !== '',
          details: isOfAmount ? [details, ...words].filter(Boolean).join('\n') : details,
          byWords: isOfAmount ? details : undefined,
          toAmount: isOfAmount && only?.amount !== undefined,
          amount: isOfAmount ? only?.amount : undefined,
          currency: isOfAmount ? only?.currency : undefined,
        },
      ]
    }),
  )
}
