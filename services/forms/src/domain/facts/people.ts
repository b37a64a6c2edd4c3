import type { CaseFile, Party } from '../case-file.ts'
import type { Language } from '../language.ts'
import { applicantFacts, paymentFacts } from './applicant.ts'
import { type Cast, castOf } from './cast.ts'
import type { Facts } from './fact.ts'
import { personFacts, reachFacts } from './person.ts'

/** Applicant, defendant, debtor, the persons for whom maintenance is owed, and who represents whom. */
export function peopleFacts(file: CaseFile, language: Language): Facts {
  const cast = castOf(file)
  const { applicant, defendant, owed, represented, debtorApplies } = cast
  const has = (party: Party | undefined): true | undefined => (party && owed.includes(party)) || undefined
  return {
    nonDisclosure: file.parties.some((p) => p.nonDisclosure?.determined) || undefined,
    ...applicantFacts(file, cast, language),
    ...paymentFacts(file, cast, language),
    defendant: { ...personFacts(defendant, language), ...reachFacts(defendant, language) },
    debtor: debtorFacts(cast, language),
    respondent:
      defendant === cast.debtor ? {} : { ...personFacts(defendant, language), ...reachFacts(defendant, language) },
    beneficiaries: {
      includeApplicant: has(applicant),
      includeDefendant: has(defendant),
      byApplicant: represented.length > 0 && !debtorApplies,
      byDefendant: represented.length > 0 && debtorApplies,
      familyNames: [...new Set(owed.map((p) => p.person.familyNames))].filter(Boolean).join(', '),
    },
    represented: represented.map((p) => personFacts(p, language)),
  }
}

/** The debtor: the applicant, the defendant, or a third person whom the defendant represents. */
function debtorFacts({ applicant, debtor, defendant, debtorApplies }: Cast, language: Language): Facts {
  const facts = personFacts(debtor, language)
  const isThird = debtor !== undefined && debtor !== applicant && debtor !== defendant
  return {
    ...facts,
    ...reachFacts(debtor, language),
    isApplicant: debtorApplies || undefined,
    isDefendant: (debtor !== undefined && debtor === defendant) || undefined,
    representedBy: isThird ? { applicant: false, defendant: true } : undefined,
    asThird: isThird ? facts : undefined,
    unlessApplicant: debtorApplies ? undefined : facts,
  }
}
