import type { Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { toIsoDay } from '@sustento/platform/legal-date'
import { normalised } from '@sustento/platform/seal/blind'
import { withIds } from './party-ids.ts'

/**
 * Adds those whom a document names to those in the case. The same family name, given names and, where both know it,
 * date of birth mean the same person: roles are joined, what the case knows is kept. `idOf` translates the ids of the
 * document into those of the case.
 */
export function mergeParties(
  known: readonly Party[],
  named: readonly Party[],
): { parties: Party[]; idOf: (id: string) => string } {
  const parties = known.map((party) => ({ ...party, roles: [...party.roles] }))
  const places = new Map<string, number>()
  for (const party of named) {
    const found = parties.findIndex((each) => isSame(each, party))
    const place = found < 0 ? parties.push({ ...party, id: '', roles: [...party.roles] }) - 1 : found
    places.set(party.id, place)
    const roles = parties[place]?.roles
    for (const role of party.roles) if (roles && !roles.includes(role)) roles.push(role)
  }
  const numbered = withIds(parties)
  return { parties: numbered, idOf: (id) => numbered[places.get(id) ?? -1]?.id ?? '' }
}

function isSame(a: Party, b: Party): boolean {
  const [one, two] = [a.person, b.person]
  if (!one || !two) return false
  const [birth, other] = [toIsoDay(one.birthDate), toIsoDay(two.birthDate)]
  if (birth && other && birth !== other) return false
  return plain(one.familyNames) === plain(two.familyNames) && plain(one.givenNames) === plain(two.givenNames)
}

/** A name as far as spelling goes: without case, accents and hyphens. */
function plain(name: string): string {
  return normalised(name).replace(/[\s-]+/gu, ' ')
}
