import type { Party, Person, PostalAddress } from '../case-file.ts'
import type { Reader } from './reader.ts'

/** An address of the annexes; `last` is the point of its State. */
export function addressAt(read: Reader, at: string, last: 'memberState' | 'country'): PostalAddress {
  return {
    street: read.text(`${at}.street`) ?? '',
    place: read.text(`${at}.placePostalCode.place`) ?? '',
    postalCode: read.text(`${at}.placePostalCode.postalCode`) ?? '',
    state: read.text(`${at}.${last}`) ?? '',
  }
}

/** A person of whom nothing is known. */
export const nobody: Person = {
  familyNames: '',
  givenNames: '',
  birthPlace: '',
  identityNumber: '',
  nationality: '',
  occupation: '',
  civilStatus: '',
  telephone: '',
  email: '',
  publicBodyName: '',
  locatingInformation: '',
}

function partyAt(read: Reader, at: string, id: string, roles: readonly string[]): Party {
  const person: Person = {
    ...nobody,
    familyNames: read.text(`${at}.name.surname`) ?? '',
    givenNames: read.text(`${at}.name.givenNames`) ?? '',
    birthDate: read.text(`${at}.birth.date`),
    birthPlace: read.text(`${at}.birth.place`) ?? '',
    identityNumber: read.text(`${at}.identityNumber`) ?? '',
    address: addressAt(read, `${at}.address`, 'country'),
    legalAid: read.ticked(`${at}.benefited.legalAid`),
    costsExemption: read.ticked(`${at}.benefited.exemption`),
    freeProceedings: read.ticked(`${at}.benefited.freeProceedings`),
  }
  return { id, roles, person, represents: [] }
}

/** Claimants, defendants, and the persons of the claims who are neither: children. */
export function partiesOf(
  read: Reader,
  points: { readonly creditors: string; readonly debtors: string },
  claims: readonly string[],
): Party[] {
  const claimants = read.blocks(points.creditors)
  const defendants = read.blocks(points.debtors)
  const parties = [
    ...claimants.map((at, i) => partyAt(read, at, `c${i + 1}`, ['applicant', 'creditor'])),
    ...defendants.map((at, i) => partyAt(read, at, `d${i + 1}`, ['defendant', 'debtor'])),
  ]
  for (const at of claims) {
    const named = `${at}.parties.beneficiary`
    const [familyNames, givenNames] = namesAt(read, named)
    if ((familyNames || givenNames) && !idAt(read, named, parties)) {
      const person = { ...nobody, familyNames, givenNames }
      parties.push({ id: `b${parties.length + 1}`, roles: ['child'], person, represents: [] })
    }
  }
  return parties
}

const namesAt = (read: Reader, at: string): [string, string] => [
  read.text(`${at}.surname`) ?? '',
  read.text(`${at}.givenNames`) ?? '',
]

/** The party whose names stand at a point of the form, or nothing. */
export function idAt(read: Reader, at: string, parties: readonly Party[]): string {
  const [family, given] = namesAt(read, at)
  return parties.find((p) => p.person.familyNames === family && p.person.givenNames === given)?.id ?? ''
}
