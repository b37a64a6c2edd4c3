import type { Party, Person } from '../case-file.ts'
import type { Language } from '../language.ts'
import { findStateName } from '../names.ts'
import { addressFacts } from './authority.ts'
import type { Facts } from './fact.ts'

/** Given names and surnames in this order, or the name of a public body. */
export function fullName(person: Person | undefined): string {
  return [person?.givenNames, person?.familyNames].filter(Boolean).join(' ') || (person?.publicBodyName ?? '')
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
  }
}

/** Where a person can be reached: left out when a determination of non-disclosure is in force. */
export function reachFacts(party: Party | undefined, language: Language): Facts {
  if (!party || party.nonDisclosure?.determined) return {}
  const p = party.person
  return { address: addressFacts(p.address, language), telephone: p.telephone, email: p.email }
}
