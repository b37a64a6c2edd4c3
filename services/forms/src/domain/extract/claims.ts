import type { Obligation, Party } from '../case-file.ts'
import { findMoney } from '../money.ts'
import { idAt } from './parties.ts'
import type { Reader } from './reader.ts'

const frequencies = new Set(['weekly', 'monthly'])

/** The obligations of one claim: a claim may order a regular sum and single ones at once. */
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
  const sum = (path: string) => findMoney(read.text(path) ?? '', currency)
  const once = (from: string | undefined, until: string | undefined, amount: string): Obligation => ({
    ...common,
    amount: sum(amount),
    frequency: 'once',
    from,
    until,
  })
  return [
    ...(read.ticked(`${at}.regular`) ? [regularAt(read, `${at}.regular`, common, currency)] : []),
    ...(read.ticked(`${at}.oneSum`)
      ? [once(read.text(`${at}.oneSum.period.from`), read.text(`${at}.oneSum.period.to`), `${at}.oneSum.amount`)]
      : []),
    ...read
      .blocks(`${at}.instalments.schedule.cells`)
      .map((row) => once(read.text(`${row}.dueDate`), undefined, `${row}.amount`)),
    ...(read.ticked(`${at}.retroactive`)
      ? [
          once(
            read.text(`${at}.retroactive.period.from`),
            read.text(`${at}.retroactive.period.to`),
            `${at}.retroactive.amount`,
          ),
        ]
      : []),
  ]
}

function regularAt(read: Reader, at: string, common: Omit<Obligation, 'frequency'>, currency: string): Obligation {
  const frequency = read.choice(`${at}.frequency`) ?? ''
  return {
    ...common,
    amount: findMoney(read.text(`${at}.amount`) ?? '', currency),
    frequency: frequencies.has(frequency) ? frequency : '',
    from: read.text(`${at}.from`),
    until: read.text(`${at}.until.date`),
    dueDay: read.text(`${at}.dueDay`) ?? '',
    indexation: read.text(`${at}.indexation`) ?? '',
  }
}
