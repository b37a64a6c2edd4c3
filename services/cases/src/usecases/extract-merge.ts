import { refuse } from '@sustento/platform/errors'
import { type CaseFile, Decision, type Obligation, type Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { fullNameOf, sameName } from './full-name.ts'
import { mergeParties } from './merge-parties.ts'

/** The parts of a case that a form of a court speaks of. */
export const extractParts = ['parties', 'decision', 'obligations', 'arrears'] as const
export type ExtractPart = (typeof extractParts)[number]

/** The parts that a request names. */
export function partsNamed(names: readonly string[]): ExtractPart[] {
  const known = extractParts.filter((part) => names.includes(part))
  if (known.length < new Set(names).size) {
    refuse('INVALID_ARGUMENT', `keep must name some of ${extractParts.join(', ')}`, { field: 'keep' })
  }
  return known
}

/**
 * The file with what a form of a court says: the court knows the decision better than who typed it. Who stands in the
 * case already is known again, keeps what the case knows and is given what it lacks. Parts to keep stay as they are.
 */
export function withExtract(file: CaseFile, extract: CaseFile, keep: readonly ExtractPart[]): CaseFile {
  const known = file.parties
  const named = extract.parties.map((party) => withNamesOfCase(roleless(party, known), known))
  const merged = mergeParties(known, named)
  const filled = merged.parties.map((party) => {
    const twin = named.find(({ id }) => merged.idOf(id) === party.id)
    return twin && known.some(({ id }) => id === party.id) ? withFacts(party, twin) : party
  })
  const parties = keep.includes('parties') ? known : filled
  const idOf = (id: string): string => parties.find((party) => party.id === merged.idOf(id))?.id ?? ''
  const obligations = extract.obligations.map((obligation) => placed(obligation, idOf))
  const decision = extract.decision && withDecision(file.decision, extract.decision, idOf)
  return {
    ...file,
    parties,
    decision: keep.includes('decision') ? file.decision : (decision ?? file.decision),
    obligations: keep.includes('obligations') || obligations.length === 0 ? file.obligations : obligations,
    arrears: keep.includes('arrears') ? file.arrears : (extract.arrears ?? file.arrears),
  }
}

/** Who applies now is not who sued then: in a case that has an applicant the form decides on neither side. */
function roleless(party: Party, known: readonly Party[]): Party {
  if (!known.some(({ roles }) => roles.includes('applicant'))) return party
  return { ...party, roles: party.roles.filter((role) => role !== 'applicant' && role !== 'defendant') }
}

/** Some forms name people in one line: whoever has these names in the case is meant. */
function withNamesOfCase(party: Party, known: readonly Party[]): Party {
  if (party.person?.familyNames !== '') return party
  const wanted = fullNameOf(party.person)
  const person = known.find((each) => each.person && sameName(fullNameOf(each.person), wanted))?.person
  if (!person) return party
  return { ...party, person: { ...party.person, familyNames: person.familyNames, givenNames: person.givenNames } }
}

/** What the court knows of a person and the case does not. An address that is protected is never filled. */
function withFacts(party: Party, { person: said }: Party): Party {
  const { person, nonDisclosure } = party
  if (!person || !said) return party
  return {
    ...party,
    person: {
      ...person,
      birthDate: person.birthDate ?? said.birthDate,
      birthPlace: person.birthPlace || said.birthPlace,
      identityNumber: person.identityNumber || said.identityNumber,
      address: person.address ?? (nonDisclosure?.determined ? undefined : said.address),
      legalAid: person.legalAid ?? said.legalAid,
      costsExemption: person.costsExemption ?? said.costsExemption,
      freeProceedings: person.freeProceedings ?? said.freeProceedings,
    },
  }
}

const placed = (obligation: Obligation, idOf: (id: string) => string): Obligation => ({
  ...obligation,
  payer: idOf(obligation.payer),
  payee: idOf(obligation.payee),
  beneficiaries: obligation.beneficiaries.map(idOf).filter((id) => id !== ''),
})

/** The decision with whatever the form says of it; some forms say only some of it. */
function withDecision(known: Decision | undefined, said: Decision, idOf: (id: string) => string): Decision {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '' && value !== undefined))
  const costs = said.costs && { ...said.costs, payer: idOf(said.costs.payer), payee: idOf(said.costs.payee) }
  return Decision.fromPartial({ ...known, ...given, ...(costs ? { costs } : {}), fromExtract: true })
}
