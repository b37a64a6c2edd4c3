import type { CaseFile, Party } from '../case-file.ts'
import type { Language } from '../language.ts'
import { applicantFacts } from './applicant.ts'
import { addressFacts } from './authority.ts'
import { type Cast, castOf } from './cast.ts'
import type { Facts } from './fact.ts'
import { paymentFacts } from './payment.ts'
import { fullName, personFacts, reachFacts } from './person.ts'
import { isProtected, protectorOf } from './protection.ts'

/** Applicant, defendant, debtor, the persons for whom maintenance is owed, and who represents whom. */
export function peopleFacts(file: CaseFile, language: Language): Facts {
  const cast = castOf(file)
  const { applicant, defendant, owed, represented, debtorApplies } = cast
  const has = (party: Party | undefined): true | undefined => (party && owed.includes(party)) || undefined
  return {
    nonDisclosure: file.parties.some((p) => p.nonDisclosure?.determined) || undefined,
    ...applicantFacts(file, cast, language),
    ...paymentFacts(file, cast, language),
    protected: protectedFacts(file, language),
    defendantAddresses: defendant ? addressesOf(file, defendant, language) : [],
    defendant: { ...personFacts(defendant, language), ...reachFacts(file, defendant, language) },
    debtor: debtorFacts(file, cast, language),
    ...soughtFacts(file, cast, language),
    respondent:
      defendant === cast.debtor
        ? {}
        : { ...personFacts(defendant, language), ...reachFacts(file, defendant, language) },
    beneficiaries: {
      includeApplicant: has(applicant),
      includeDefendant: has(defendant),
      byApplicant: represented.length > 0 && !debtorApplies,
      byDefendant: represented.length > 0 && debtorApplies,
      fullNames: owed.map((p) => fullName(p.person)).join(', '),
      applicant: has(applicant) ? personFacts(applicant, language) : {},
      familyNames: [...new Set(owed.map((p) => p.person.familyNames))].filter(Boolean).join(', '),
    },
    represented: represented.map((p) => personFacts(p, language)),
    creditors: withRole(file, 'creditor').map((p) => litigantFacts(file, p, language)),
    debtors: withRole(file, 'debtor').map((p) => litigantFacts(file, p, language)),
    creditorNames: withRole(file, 'creditor')
      .map((p) => fullName(p.person))
      .join(', '),
    creditorStays: staysInOrigin(file),
  }
}

const withRole = (file: CaseFile, role: string): Party[] => file.parties.filter(({ roles }) => roles.includes(role))

/** A party to the proceedings of origin, as the court's extract names one; a protected address is replaced. */
function litigantFacts(file: CaseFile, party: Party, language: Language): Facts {
  const protector = protectorOf(file, party)
  const address = protector ? protector.nonDisclosure?.substituteAddress : party.person.address
  return { ...personFacts(party, language), address: addressFacts(address, language) }
}

/** Whether the creditor still lives where the decision was made (Article 18 of the Convention); nothing if protected. */
function staysInOrigin(file: CaseFile): boolean | undefined {
  const origin = file.decision?.stateOfOrigin
  const [creditor] = withRole(file, 'creditor')
  const home = creditor?.person.address?.state
  return !origin || !home || file.parties.some(isProtected) ? undefined : home === origin
}

/** Who is protected by a determination of non-disclosure, with the address that stands for the personal one. */
function protectedFacts(file: CaseFile, language: Language): Facts {
  const party = file.parties.find((p) => p.nonDisclosure?.determined)
  if (!party) return {}
  return {
    fullName: fullName(party.person),
    address: addressFacts(party.nonDisclosure?.substituteAddress, language),
    determinedOn: party.nonDisclosure?.determinedOn,
  }
}

/** The known address of a person, as a table of addresses asks for it. */
function addressesOf(file: CaseFile, party: Party, language: Language): Facts[] {
  const { line } = addressFacts(protectorOf(file, party) ? undefined : party.person.address, language)
  return line ? [{ address: line }] : []
}

/** Whom a request for specific measures is about: the other side of the applicant. */
function soughtFacts(file: CaseFile, { debtor, defendant, debtorApplies }: Cast, language: Language): Facts {
  const factsOf = (party: Party | undefined): Facts =>
    party ? { isSought: true, ...personFacts(party, language), ...reachFacts(file, party, language) } : {}
  return {
    soughtDebtor: debtorApplies ? {} : factsOf(debtor),
    soughtCreditor: debtorApplies ? factsOf(defendant) : {},
  }
}

/** The debtor: the applicant, the defendant, or a third person whom the defendant represents. */
function debtorFacts(file: CaseFile, { applicant, debtor, defendant, debtorApplies }: Cast, language: Language): Facts {
  const facts = personFacts(debtor, language)
  const isThird = debtor !== undefined && debtor !== applicant && debtor !== defendant
  return {
    ...facts,
    ...reachFacts(file, debtor, language),
    isApplicant: debtorApplies || undefined,
    isDefendant: (debtor !== undefined && debtor === defendant) || undefined,
    representedBy: isThird ? { applicant: false, defendant: true } : undefined,
    asThird: isThird ? facts : undefined,
    unlessApplicant: debtorApplies ? undefined : facts,
  }
}
