import type { Authority, PostalAddress } from '../case-file.ts'
import type { Language } from '../language.ts'
import { findStateName, languageName } from '../names.ts'
import type { Facts } from './fact.ts'

/** An address as one printed block, the State in the language of the form. */
export function addressLines(address: PostalAddress | undefined, language: Language): string | undefined {
  if (!address) return undefined
  const state = findStateName(address.state, language.locale) ?? address.state
  const town = [address.postalCode, address.place].filter(Boolean).join(' ')
  return [address.careOf, address.street, town, state].filter(Boolean).join('\n') || undefined
}

/** The parts of an address. */
export function addressFacts(address: PostalAddress | undefined, language: Language): Facts {
  return {
    street: address?.street,
    place: address?.place,
    postalCode: address?.postalCode,
    state: address?.state,
    careOf: address?.careOf,
    lines: addressLines(address, language),
    line: addressLines(address, language)?.replaceAll('\n', ', '),
  }
}

/** A Central Authority and the person who follows the case up. */
export function authorityFacts(authority: Authority | undefined, language: Language): Facts {
  const contact = authority?.contact
  const name = [contact?.givenNames, contact?.familyNames].filter(Boolean).join(' ')
  const differs = (own: string | undefined, office: string | undefined) => (own && own !== office ? own : undefined)
  return {
    name: authority?.name,
    address: addressFacts(authority?.address, language),
    telephone: authority?.telephone,
    fax: authority?.fax,
    email: authority?.email,
    referenceNumber: authority?.referenceNumber,
    contact: {
      familyNames: contact?.familyNames,
      givenNames: contact?.givenNames,
      name,
      blockName: name.toLocaleUpperCase(language.locale),
      telephone: contact?.telephone || authority?.telephone,
      fax: contact?.fax || authority?.fax,
      email: contact?.email || authority?.email,
      telephoneIfDifferent: differs(contact?.telephone, authority?.telephone),
      faxIfDifferent: differs(contact?.fax, authority?.fax),
      emailIfDifferent: differs(contact?.email, authority?.email),
      addressIfDifferent: addressLines(contact?.address, language),
      languages: contact?.languages.map((l) => languageName(l, language.locale)).join(', '),
    },
  }
}
