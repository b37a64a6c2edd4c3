import { expect, test } from '@jest/globals'
import { catalogue, factContext } from '../testing/context.ts'
import { mother } from '../testing/sample-case.ts'
import { cases, everythingOwed } from '../testing/scenario-cases.ts'
import type { CaseFile, Party } from './case-file.ts'
import type { Facts } from './facts/fact.ts'
import { factsOf } from './facts/facts.ts'
import { type Binding, lookUp } from './prefill.ts'

const address = { street: 'Rua Segura 1', place: 'Évora', postalCode: '7000-001', state: 'PT' }
const guarded: Party = { ...mother, nonDisclosure: { determined: true, substituteAddress: address } }
const body: Party = { ...mother, person: { ...mother.person, publicBodyName: 'Instituto de Exemplo' } }
const inFront = (party: Party, file: CaseFile): CaseFile => ({ ...file, parties: [party, ...file.parties.slice(1)] })
/** The debtor is neither applicant nor defendant. */
const third: CaseFile = {
  ...cases.enforcement,
  parties: [...cases.enforcement.parties, { ...mother, id: 'p5', roles: ['defendant'] }].map((p) =>
    p.id === 'p4' ? { ...p, roles: ['debtor'] } : p,
  ),
}
const debtorApplies: CaseFile = {
  ...cases.modification,
  application: '56-2-b',
  claim: { ...cases.modification.claim, modifications: [{ kind: 'reduction', details: '50 EUR' }] },
  parties: cases.modification.parties.map((p) => ({
    ...p,
    roles: p.id === 'p4' ? ['applicant', 'debtor'] : p.id === 'p1' ? ['defendant', 'creditor'] : p.roles,
  })),
}

const vocabularies: readonly Facts[] = [
  ...Object.values(cases),
  { ...cases.enforcement, obligations: everythingOwed },
  inFront(body, cases.enforcement),
  inFront(guarded, cases.enforcement),
  inFront(guarded, cases.conventionRecognition),
  third,
  debtorApplies,
].flatMap((file) =>
  ['requesting-authority', 'requested-authority'].map((writer) => factsOf(file, { ...factContext(), writer })),
)

/** Groups whose names are data of the case: letters, kinds of documents, codes that a caseworker chooses. */
const open = [
  /^(application|instrument)\.is\./,
  /^documents\./,
  /^(decision|recognition)\.basis\./,
  /^claim\.parentage\./,
  /^measures\./,
  /^modification\./,
  /\.?(relationship(Kind|Words)|maintenanceBasis(Words)?)\./,
  /^claims\[\]\.regular\.frequency\./,
]

/** The groups that would hold the fact: one, or one for each item of the lists on the way. */
function holdersOf(facts: Facts, name: string): unknown[] {
  const segments = name.slice(0, Math.max(name.lastIndexOf('.'), 0)).split('[]')
  let scopes: unknown[] = [facts]
  for (const [i, segment] of segments.entries()) {
    const path = segment.replace(/^\./, '')
    scopes = scopes
      .filter((scope): scope is Facts => typeof scope === 'object')
      .map((scope) => (path === '' ? scope : lookUp(scope, path)))
    if (i < segments.length - 1) scopes = scopes.flat()
  }
  return scopes
}

const isNamed = (name: string): boolean =>
  open.some((group) => group.test(name)) ||
  vocabularies.some((facts) =>
    holdersOf(facts, name).some(
      (holder) => typeof holder === 'object' && holder !== null && name.slice(name.lastIndexOf('.') + 1) in holder,
    ),
  )

const namesIn = (binding: Binding): string[] => (typeof binding === 'string' ? [binding] : Object.values(binding))

test('each binding names a fact of the vocabulary', () => {
  const roots = new Set(vocabularies.flatMap((facts) => Object.keys(facts)))
  for (const { bindings } of catalogue.forms.values()) {
    for (const name of Object.values(bindings).flatMap(namesIn)) {
      expect(roots).toContain(name.split(/[.[]/)[0])
      expect([name, isNamed(name)]).toEqual([name, true])
    }
  }
})
