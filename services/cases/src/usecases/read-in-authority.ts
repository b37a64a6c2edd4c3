import type { DateMessage } from '@sustento/platform/gen/google/type/date'
import { Authority, ContactPerson } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { ReadIn } from '../domain/instrument-form.ts'
import type { AnswerBook } from './answers.ts'
import { addressFrom } from './read-in-address.ts'

/** The other authority as its form says it, with the person who follows the case up (Article 57(2)(g), 11(1)(h) HC). */
export function authorityFrom(book: AnswerBook, { authority: at, reference }: ReadIn): Authority {
  return Authority.fromPartial({
    name: book.text(`${at}.name`) || book.text(`${at}.fill`),
    address: addressFrom(book, `${at}.address`),
    telephone: book.text(`${at}.telephone`),
    email: book.text(`${at}.email`),
    referenceNumber: book.text(reference ?? `${at}.referenceNumber`),
    contact: contactFrom(book, `${at}.contactPerson`) ?? contactFrom(book, 'contactPerson'),
  })
}

/** The person whom a form names at a place, in parts or with the whole name in one answer; nothing without a name. */
export function contactFrom(book: AnswerBook, at: string): ContactPerson | undefined {
  const either = (...paths: string[]) => paths.map((path) => book.text(path)).find((text) => text !== '') ?? ''
  const familyNames = either(`${at}.familyNames`, `${at}.name.surname`, `${at}.surname`, `${at}.fill`, at)
  if (familyNames === '') return undefined
  return ContactPerson.fromPartial({
    familyNames,
    givenNames: either(`${at}.givenNames`, `${at}.name.givenNames`),
    telephone: book.text(`${at}.telephone`),
    fax: book.text(`${at}.fax`),
    email: book.text(`${at}.email`),
  })
}

/** The day on which the other authority signed the form: an acknowledgement names it. */
export const signedOn = (book: AnswerBook): DateMessage | undefined =>
  book.date('doneA.date') ?? book.date('signature.date') ?? book.date('done.date')
