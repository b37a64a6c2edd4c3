import type { Party } from '@sustento/platform/gen/sustento/type/v1/case_file'

/** What stands for the name of somebody whose data must not be disclosed (Article 40 of the Convention). */
const PROTECTED = '•••'

/** Short title of a case: family names of creditor and debtor. Lists never show who is protected. */
export function titleOf(parties: readonly Party[]): string {
  const names = ['creditor', 'debtor'].map((role) => nameOf(parties.find(({ roles }) => roles.includes(role))))
  return names.filter((name) => name !== '').join(' – ')
}

function nameOf(party: Party | undefined): string {
  if (!party?.person) return ''
  if (party.nonDisclosure?.determined) return PROTECTED
  return party.person.publicBodyName || party.person.familyNames
}

/** Somebody in the case is protected by a determination of non-disclosure. */
export function isProtected(parties: readonly Party[]): boolean {
  return parties.some(({ nonDisclosure }) => nonDisclosure?.determined)
}
