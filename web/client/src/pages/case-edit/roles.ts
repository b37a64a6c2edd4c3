/** Roles that a party can play; how they are called comes from the instrument. */
export const partyRoles = ['applicant', 'defendant', 'creditor', 'debtor', 'child', 'representative'] as const
