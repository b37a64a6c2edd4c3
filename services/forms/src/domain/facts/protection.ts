import type { CaseFile, Party } from '../case-file.ts'

/** A determination of non-disclosure is in force for the party (Article 40 of the Convention, 57(3) of the Regulation). */
export const isProtected = (party: Party): boolean => party.nonDisclosure?.determined === true

/**
 * Whose determination says where a party may not be looked for: the party's own, or that of a child, who lives with whom
 * maintenance is owed together with it and not with the debtor.
 */
export function protectorOf({ parties }: CaseFile, party: Party): Party | undefined {
  if (isProtected(party)) return party
  if (party.roles.includes('debtor') || party.person.publicBodyName !== '') return undefined
  return parties.find((each) => isProtected(each) && each.roles.includes('child'))
}

/** The Regulation replaces a protected address, the Convention leaves it out. */
export const isRegulation = (file: CaseFile): boolean => file.instrument === 'regulation-4-2009'
