import type { CaseFile, Payment } from '../case-file.ts'
import type { Language } from '../language.ts'
import { addressFacts } from './authority.ts'
import type { Cast } from './cast.ts'
import type { Facts } from './fact.ts'
import { isProtected, isRegulation } from './protection.ts'

/** Where payments go. Under the Convention restricted with the address; `restricted` then holds both. */
export function paymentFacts(file: CaseFile, cast: Cast, language: Language): Facts {
  const payment = cast.debtorApplies || !file.payment ? undefined : partsOf(file.payment, language)
  if (isRegulation(file) || !file.parties.some(isProtected)) return { payment }
  const person = cast.applicant?.person
  const address = addressFacts(person?.address, language)
  return { restricted: { address, telephone: person?.telephone, email: person?.email, payment } }
}

function partsOf({ bankName, bic, accountHolder, iban, reference, cheque }: Payment, language: Language): Facts {
  const address = addressFacts(cheque?.address, language)
  const receiver = [cheque?.givenNames, cheque?.familyNames].filter(Boolean).join(' ')
  return {
    bankName,
    bic,
    accountHolder,
    iban,
    reference,
    cheque: {
      payableTo: cheque?.payableTo,
      familyNames: cheque?.familyNames,
      givenNames: cheque?.givenNames,
      address,
      sendTo: cheque && [receiver, address.lines].filter(Boolean).join('\n'),
    },
  }
}
