import type { Party } from '@sustento/platform/gen/sustento/type/v1/case_file'

/** Parties with the ids that they keep from now on: those without one get the next free. */
export function withIds(parties: Party[]): Party[] {
  const used = new Set(parties.map(({ id }) => id))
  let next = 0
  const free = () => {
    do next++
    while (used.has(`p${next}`))
    return `p${next}`
  }
  return parties.map((party) => (party.id === '' ? { ...party, id: free() } : party))
}
