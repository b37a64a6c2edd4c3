import type { CaseFile, Party } from '../case-file.ts'
import type { Language } from '../language.ts'
import { addressFacts } from './authority.ts'
import type { Cast } from './cast.ts'
import type { Facts } from './fact.ts'
import { personFacts } from './person.ts'

const isProtected = (party: Party): boolean => party.nonDisclosure?.determined === true
const isRegulation = (file: CaseFile): boolean => file.instrument === 'regulation-4-2009'

/** The applicant, also under the name that says whether a natural person or a public body applies. */
export function applicantFacts(file: CaseFile, cast: Cast, language: Language): Facts {
  const { applicant, owed } = cast
  const facts = { ...personFacts(applicant, language), ...reachOf(file, cast, language) }
  const isBody = applicant !== undefined && applicant.person.publicBodyName !== ''
  const isOwed = applicant !== undefined && owed.includes(applicant)
  return {
    applicant: facts,
    naturalApplicant: isBody ? {} : facts,
    bodyApplicant: isBody ? facts : {},
    capacity: {
      publicBody: isBody,
      personForWhom: isOwed && !isBody,
      representative: applicant !== undefined && !isOwed && !isBody && !cast.debtorApplies,
      debtor: cast.debtorApplies,
    },
  }
}

/**
 * Where the applicant can be reached. The applicant's address is also that of the persons whom he or she represents, so
 * a determination about one of them counts as well. Article 57(3) of the Regulation: another address replaces the
 * personal one; telephone and e-mail are then asked for, never derived. Article 40 of the Convention: nothing is given.
 */
function reachOf(file: CaseFile, { applicant, owed }: Cast, language: Language): Facts {
  const person = applicant?.person
  const guarded = [applicant, ...owed].find((p) => p && isProtected(p))
  if (isRegulation(file) && guarded) {
    const substitute = guarded.nonDisclosure?.substituteAddress
    return { address: addressFacts(substitute, language), addressKind: { careOf: true } }
  }
  if (file.parties.some(isProtected)) return {}
  return {
    address: addressFacts(person?.address, language),
    telephone: person?.telephone,
    email: person?.email,
    addressKind: { personal: person?.address !== undefined },
  }
}

/** Where payments go. Under the Convention restricted with the address; `restricted` then holds both. */
export function paymentFacts(file: CaseFile, cast: Cast, language: Language): Facts {
  const payment = cast.debtorApplies ? undefined : { ...file.payment }
  if (isRegulation(file) || !file.parties.some(isProtected)) return { payment }
  const person = cast.applicant?.person
  const address = addressFacts(person?.address, language)
  return { restricted: { address, telephone: person?.telephone, email: person?.email, payment } }
}
