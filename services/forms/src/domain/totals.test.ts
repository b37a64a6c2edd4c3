import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { testApp } from '../testing/app.ts'
import { entryOf } from '../testing/context.ts'
import { writeXml } from '../usecases/write-form-xml.ts'
import type { Answer } from './answers.ts'
import { fromPlain } from './plain.ts'
import { totalsOf, withTotals } from './totals.ts'

const VII = entryOf('ec-4-2009-annex-VII').model
const table = 'finances.debtorSide.grossIncome.cells'
const total = `${table}.total.debtor`
const number = (path: string, text: string): Answer => ({ path, value: { kind: 'number', number: text } })
const sumAt = (form: string, answers: readonly Answer[], path: string) =>
  withTotals(entryOf(form).model.sums, answers).find((a) => a.path === path)?.value

test('a row of totals adds up its own column, exactly', () => {
  const answers = [
    number(`${table}.salary.debtor`, '0.1'),
    number(`${table}.capital.debtor`, '0.20'),
    number(`${table}.salary.debtorPartner`, '900'),
  ]
  expect(sumAt(VII.form.id, answers, total)).toEqual({ kind: 'number', number: '0.30' })
})

test('amounts of whatever size and digits add up as whole numbers do', () => {
  const rows = ['salary', 'selfEmployment', 'capital', 'other']
  const cents = fc.array(fc.bigInt({ min: 0n, max: 10n ** 14n }), { minLength: 1, maxLength: rows.length })
  fc.assert(
    fc.property(cents, (amounts) => {
      const text = (n: bigint) => `${n / 100n}.${String(n % 100n).padStart(2, '0')}`
      const answers = amounts.map((n, i) => number(`${table}.${rows[i]}.debtor`, text(n)))
      expect(sumAt(VII.form.id, answers, total)).toEqual(number('', text(amounts.reduce((a, n) => a + n))).value)
    }),
    { numRuns: 200 },
  )
})

test('a total that is given stays, a blank one is filled, what cannot be read is not added up', () => {
  const given = [number(`${table}.salary.debtor`, '5'), number(total, '7')]
  expect(withTotals(VII.sums, given)).toEqual(given)
  expect(sumAt(VII.form.id, [given[0] as Answer, number(total, '')], total)).toEqual({ kind: 'number', number: '5' })
  for (const wrong of ['1.234,50', '-3', '1e9', '']) {
    expect(totalsOf(VII.sums, new Map([[given[0]?.path ?? '', number('', wrong)]]))).toEqual([])
  }
})

test('arrears are what was due with interest, less what was paid; nothing is derived below nought', () => {
  const id = 'message-arrears-update'
  const rows = (paid: string) => [
    number('arrears.periods.cells[0].due', '300'),
    number('arrears.periods.cells[4].due', '300'),
    number('arrears.periods.cells[4].paid', paid),
    number('arrears.interest', '12.40'),
  ]
  expect(sumAt(id, rows('100'), 'arrears.amount')).toEqual({ kind: 'number', number: '512.40' })
  expect(sumAt(id, rows('700'), 'arrears.amount')).toBeUndefined()
})

test('the XML carries a total that was left blank, record and XML being written from the same answers', () => {
  const answers = [number(`${table}.salary.debtor`, '1200'), number(`${table}.other.debtor`, '30.50')]
  const xml = Buffer.from(writeXml(testApp(), VII.form.id, answers, { language: 'en', reference: '' })).toString()
  expect(xml).toContain('>1230.50<')
})

test('payments in two currencies are not added up', () => {
  const { model } = entryOf('message-payment-notice')
  const paid = (second: string) =>
    fromPlain(model, {
      'payments.list.cells[0].amount': '250',
      'payments.list.cells[0].currency': 'EUR',
      'payments.list.cells[1].amount': '50.00',
      'payments.list.cells[1].currency': second,
    })
  expect(sumAt(model.form.id, paid('EUR'), 'payments.total')).toEqual({ kind: 'number', number: '300.00' })
  expect(sumAt(model.form.id, paid('NOK'), 'payments.total')).toBeUndefined()
})
