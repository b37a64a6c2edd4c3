import type { Decision, Obligation, Party } from '../case-file.ts'
import { findMoney } from '../money.ts'
import { idAt } from './parties.ts'
import type { Reader } from './reader.ts'

const frequencies = new Set(['weekly', 'monthly'])
type Sums = Pick<Obligation, 'amount' | 'frequency'> & Partial<Obligation>

/**
 * The obligations of one claim: a claim may order a regular sum and a single one at once. What it orders besides stands
 * with the first of them.
 */
export function obligationsAt(read: Reader, at: string, currencyAt: string, parties: readonly Party[]): Obligation[] {
  const currency = read.text(currencyAt) ?? ''
  const beneficiary = idAt(read, `${at}.parties.beneficiary`, parties)
  const common = {
    beneficiaries: beneficiary ? [beneficiary] : [],
    payer: idAt(read, `${at}.parties.payer`, parties),
    payee: idAt(read, `${at}.parties.payee`, parties),
    dueDay: '',
    indexation: '',
  }
  const besides = besidesAt(read, at, currency)
  const sums: Sums[] = [
    ...(read.ticked(`${at}.regular`) ? [regularAt(read, `${at}.regular`, currency)] : []),
    ...(read.ticked(`${at}.oneSum`) ? [onceAt(read, `${at}.oneSum`, currency)] : []),
  ]
  if (sums.length === 0 && Object.keys(besides).length > 0) sums.push({ amount: undefined, frequency: '' })
  return sums.map((sum, i) => ({ ...common, ...sum, ...(i === 0 ? besides : {}) }))
}

function regularAt(read: Reader, at: string, currency: string): Sums {
  const frequency = read.choice(`${at}.frequency`) ?? ''
  return {
    amount: findMoney(read.text(`${at}.amount`) ?? '', currency),
    frequency: frequencies.has(frequency) ? frequency : '',
    from: read.text(`${at}.from`),
    until: read.text(`${at}.until.date`),
    untilEvent: read.text(`${at}.until.event`),
    dueDay: read.text(`${at}.dueDay`) ?? '',
    indexation: read.text(`${at}.indexation`) ?? '',
    indexedFrom: read.text(`${at}.indexationFrom`),
  }
}

function onceAt(read: Reader, at: string, currency: string): Sums {
  return {
    amount: findMoney(read.text(`${at}.amount`) ?? '', currency),
    frequency: 'once',
    from: read.text(`${at}.period.from`),
    until: read.text(`${at}.period.to`),
    untilEvent: read.text(`${at}.period.event`),
    dueOn: read.text(`${at}.dueDate`),
  }
}

/** What a claim orders beside a regular or a single sum; only what it says. */
function besidesAt(read: Reader, at: string, currency: string): Partial<Obligation> {
  const sum = (path: string) => findMoney(read.text(path) ?? '', currency)
  const instalments = read
    .blocks(`${at}.instalments.schedule.cells`)
    .map((row) => ({ dueOn: read.text(`${row}.dueDate`), amount: sum(`${row}.amount`) }))
  const retroactive = {
    from: read.text(`${at}.retroactive.period.from`),
    until: read.text(`${at}.retroactive.period.to`),
    amount: sum(`${at}.retroactive.amount`),
    paymentForm: read.text(`${at}.retroactive.paymentForm`) ?? '',
  }
  const interest = { rate: read.text(`${at}.interest.rate`) ?? '', from: read.text(`${at}.interest.from`) }
  const inKind = read.text(`${at}.inKind.fill`)
  const otherForm = read.text(`${at}.otherForm.fill`)
  return {
    ...(instalments.length > 0 && { instalments }),
    ...(read.ticked(`${at}.retroactive`) && { retroactive }),
    ...(read.ticked(`${at}.interest`) && { interest }),
    ...(inKind !== undefined && { inKind }),
    ...(otherForm !== undefined && { otherForm }),
  }
}

/** The costs that the decision orders somebody to pay; nothing when it does not. */
export function costsAt(read: Reader, terms: string, parties: readonly Party[]): Decision['costs'] {
  const amount = findMoney(read.text(`${terms}.costs.amount`) ?? '', read.text(`${terms}.currency`) ?? '')
  const payer = idAt(read, `${terms}.costs.payer`, parties)
  const payee = idAt(read, `${terms}.costs.payee`, parties)
  return amount && { payer, amount, payee }
}
