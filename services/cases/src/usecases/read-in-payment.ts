import { Cheque, Payment } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { AnswerBook } from './answers.ts'
import { addressFrom } from './read-in-address.ts'

/** Where payments go, as a form says it; nothing when it does not. */
export function paymentFrom(book: AnswerBook, at: string): Payment | undefined {
  const text = (part: string) => book.text(`${at}.${part}`)
  const payableTo = text('chequePayableTo')
  const address = addressFrom(book, `${at}.chequeSendTo`)
  const payment = Payment.fromPartial({
    bankName: text('bankName'),
    bic: text('bic'),
    accountHolder: text('accountHolder'),
    iban: text('iban'),
    reference: text('reference'),
    cheque: payableTo || address ? Cheque.fromPartial({ payableTo, address }) : undefined,
  })
  return Object.values(payment).some(Boolean) ? payment : undefined
}
