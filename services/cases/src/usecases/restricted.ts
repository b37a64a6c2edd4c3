import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { Person } from '@sustento/platform/gen/sustento/type/v1/person'
import type { Instrument } from '../domain/instrument.ts'
import { answerBook } from './answers.ts'
import type { ReceivedForm } from './fetch-forms.ts'
import { addressFrom } from './read-in-address.ts'
import { paymentFrom } from './read-in-payment.ts'

/**
 * The file with what the form for restricted information tells (Article 40 of the Convention): the requested authority
 * needs it to act (Article 40(3)). It stands with the applicant, and no other form gives it while somebody in the case is protected.
 */
export function withRestricted(instrument: Instrument, forms: readonly ReceivedForm[], file: CaseFile): CaseFile {
  let after = file
  for (const { form, answers } of forms) {
    const at = instrument.forms.find((each) => each.form === form)?.restricted
    if (!at) continue
    const book = answerBook(answers)
    const address = addressFrom(book, `${at.applicant}.address`)
    const [telephone, email] = [book.text(`${at.applicant}.telephone`), book.text(`${at.applicant}.email`)]
    const parties = after.parties.map((party) => {
      if (!party.roles.includes('applicant')) return party
      const { person = Person.create() } = party
      const reached = { telephone: telephone || person.telephone, email: email || person.email }
      return { ...party, person: { ...person, ...reached, address: address ?? person.address } }
    })
    after = { ...after, parties, payment: paymentFrom(book, at.payment) ?? after.payment }
  }
  return after
}
