import type { Party } from '../case-file.ts'
import type { Language } from '../language.ts'
import type { Facts } from './fact.ts'

/** How Annex VII names each relationship: descent and alliance are to be specified. */
const ofRegulation: Readonly<Record<string, string>> = {
  child: 'parentage',
  grandchild: 'parentage',
  parent: 'parentage',
  grandparent: 'parentage',
  sibling: 'parentage',
  stepchild: 'alliance',
  spouse: 'marriage',
  partner: 'analogous',
  'in-loco-parentis': 'other',
  other: 'other',
}

/** How the applications of the Convention name it: beyond parents and children they ask for the affinity. */
const ofConvention: Readonly<Record<string, string>> = {
  child: 'parentage',
  parent: 'parentage',
  grandchild: 'affinity',
  grandparent: 'affinity',
  sibling: 'affinity',
  stepchild: 'affinity',
  spouse: 'marriage',
  partner: 'analogous',
  'in-loco-parentis': 'inLocoParentis',
  other: 'other',
}

/** The basis of the maintenance obligation towards or of a person, as each instrument asks for it, and in words. */
export function relationshipFacts(party: Party, language: Language): Facts {
  const { relationship = '', relationshipDetails = '' } = party
  const words = [language.relationship[relationship], relationshipDetails].filter(Boolean).join(', ')
  const kind = ofRegulation[relationship] ?? ''
  const basis = ofConvention[relationship] ?? ''
  return {
    relationship: words,
    relationshipKind: { [kind]: true },
    relationshipWords: { [kind]: words },
    maintenanceBasis: { [basis]: true },
    maintenanceBasisWords: { [basis]: words },
  }
}
