import { PostalAddress } from '@sustento/platform/gen/sustento/type/v1/person'
import type { AnswerBook } from './answers.ts'

/** An address as a form asks for it, in parts or in one answer; nothing when it is blank. */
export function addressFrom(book: AnswerBook, at: string): PostalAddress | undefined {
  const address = PostalAddress.fromPartial({
    // a form that asks for the address in lines has it all in one answer
    street: book.text(`${at}.street`) || book.text(at),
    place: book.text(`${at}.placePostalCode.place`),
    postalCode: book.text(`${at}.placePostalCode.postalCode`),
    state: book.text(`${at}.memberState`) || book.text(`${at}.country`),
  })
  return Object.values(address).some((part) => part !== '') ? address : undefined
}
