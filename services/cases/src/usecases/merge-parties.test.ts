import { describe, expect, test } from '@jest/globals'
import { Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { mergeParties } from './merge-parties.ts'

const party = (id: string, role: string, familyNames: string, givenNames: string, year?: number) =>
  Party.fromPartial({
    id,
    roles: [role],
    person: { familyNames, givenNames, birthDate: year === undefined ? undefined : { year, month: 1, day: 2 } },
  })

describe('those whom a document names', () => {
  test('are known again whatever the accents, and get their roles', () => {
    const known = [party('p1', 'applicant', 'Núñez-Área', 'Flor', 1990)]
    const { parties, idOf } = mergeParties(known, [party('x', 'creditor', 'NUNEZ AREA', 'Flor', 1990)])
    expect(parties.map(({ id, roles }) => [id, roles])).toEqual([['p1', ['applicant', 'creditor']]])
    expect(idOf('x')).toBe('p1')
  })

  test('are others when they were born on another day', () => {
    const known = [party('p1', 'child', 'Poente', 'Ana', 2015)]
    const { parties, idOf } = mergeParties(known, [party('x', 'child', 'Poente', 'Ana', 2017)])
    expect(parties.map(({ id }) => id)).toEqual(['p1', 'p2'])
    expect(idOf('x')).toBe('p2')
  })

  test('leave the parties that were given untouched', () => {
    const known = [party('p1', 'applicant', 'Poente', 'Ana')]
    mergeParties(known, [party('x', 'creditor', 'Poente', 'Ana')])
    expect(known[0]?.roles).toEqual(['applicant'])
  })

  test('who are not named have no id', () => expect(mergeParties([], []).idOf('x')).toBe(''))
})
