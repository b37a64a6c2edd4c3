/** What somebody can be to the debtor, as the contract names it. */
export const relationships = [
  'child',
  'stepchild',
  'grandchild',
  'spouse',
  'partner',
  'parent',
  'grandparent',
  'sibling',
  'in-loco-parentis',
  'other',
] as const
