import type { CaseFile } from '../case-file.ts'
import type { Language } from '../language.ts'
import { addressFacts } from './authority.ts'
import type { Cast } from './cast.ts'
import type { Facts } from './fact.ts'
import { contactLines, personFacts } from './person.ts'
import { isProtected, isRegulation } from './protection.ts'

/** The applicant, also under the name that says whether a natural person or a public body applies. */
export function applicantFacts(file: CaseFile, cast: Cast, language: Language): Facts {
  const { applicant, owed } = cast
  const spokenFor = file.parties.find((p) => applicant && p !== applicant && p.represents.includes(applicant.id))
  const facts = {
    ...personFacts(applicant, language),
    ...reachOf(file, cast, language),
    representative: contactLines(spokenFor, language),
  }
  const isBody = applicant !== undefined && applicant.person.publicBodyName !== ''
  // whoever applies where nobody else is named applies for himself or herself
  const forSelf = applicant !== undefined && (owed.includes(applicant) || owed.length === 0)
  const asPerson = applicant !== undefined && !isBody && !cast.debtorApplies
  return {
    applicant: facts,
    naturalApplicant: isBody ? {} : facts,
    bodyApplicant: isBody ? facts : {},
    capacity: {
      publicBody: isBody,
      personForWhom: asPerson && forSelf,
      representative: asPerson && !forSelf,
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
