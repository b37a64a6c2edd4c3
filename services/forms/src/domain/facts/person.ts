import type { CaseFile, Party, Person } from '../case-file.ts'
import type { Language } from '../language.ts'
import { findStateName } from '../names.ts'
import { addressFacts } from './authority.ts'
import type { Facts } from './fact.ts'
import { protectorOf } from './protection.ts'
import { relationshipFacts } from './relationship.ts'

/** The name of a public body, or given names and surnames in this order. */
export function fullName(person: Person | undefined): string {
  return person?.publicBodyName || [person?.givenNames, person?.familyNames].filter(Boolean).join(' ')
}

const named = (file: CaseFile, ids: readonly (string | undefined)[]): Person[] =>
  file.parties.filter(({ id }) => ids.includes(id)).map(({ person }) => person)

/** The names of several parties, one after the other. */
export const fullNames = (file: CaseFile, ids: readonly string[]): string =>
  named(file, ids).map(fullName).filter(Boolean).join(', ')

/** Surname and given names apart; a surname that several share is said once. */
export function namesOf(file: CaseFile, ids: readonly (string | undefined)[]): Facts {
  const persons = named(file, ids)
  const surnames = persons.map((p) => p.publicBodyName || p.familyNames)
  return {
    familyNames: [...new Set(surnames)].join(', '),
    givenNames: persons
      .map((p) => p.givenNames)
      .filter(Boolean)
      .join(', '),
    fullName: persons.map(fullName).join(', '),
  }
}

/** A person as every form asks for one; nothing about addresses, which `people.ts` decides. */
export function personFacts(party: Party | undefined, language: Language): Facts {
  const p = party?.person
  if (!p) return {}
  const states = p.nationality.split(',').map((code) => code.trim())
  return {
    isPerson: p.publicBodyName === '',
    fullName: fullName(p),
    familyNames: p.familyNames,
    givenNames: p.givenNames,
    birthDate: p.birthDate,
    birthPlace: p.birthPlace,
    identityNumber: p.identityNumber,
    nationality: states.map((code) => findStateName(code, language.locale) ?? code).join(', '),
    occupation: p.occupation,
    civilStatus: language.civilStatus[p.civilStatus],
    publicBodyName: p.publicBodyName,
    legalAid: p.legalAid,
    costsExemption: p.costsExemption,
    freeProceedings: p.freeProceedings,
    locatingInformation: p.locatingInformation,
    employer: p.employer,
    assets: p.assets,
    ...relationshipFacts(party, language),
  }
}

/** Somebody with where he or she can be reached, as one printed block: a representative. */
export function contactLines(party: Party | undefined, language: Language): string | undefined {
  if (!party) return undefined
  const { address, telephone, email } = party.person
  return [fullName(party.person), addressFacts(address, language).lines, telephone, email].filter(Boolean).join('\n')
}

/** Where a person can be reached: left out when a determination of non-disclosure is in force. */
export function reachFacts(file: CaseFile, party: Party | undefined, language: Language): Facts {
  if (!party || protectorOf(file, party)) return {}
  const p = party.person
  return { address: addressFacts(p.address, language), telephone: p.telephone, email: p.email }
}
