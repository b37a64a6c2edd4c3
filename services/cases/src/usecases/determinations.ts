import type { Ctx } from '@sustento/platform/ctx'
import type { Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { toDate } from '@sustento/platform/legal-date'
import type { IsoDate } from '../domain/working-days.ts'

/**
 * Parties with author and date of each determination of non-disclosure (Article 40 of the Convention, Article 57(3) of
 * the Regulation): of a new one the caller and today, of one that stands already what was recorded then.
 */
export function withDeterminations(
  before: readonly Party[],
  parties: Party[],
  { actor }: Ctx,
  today: IsoDate,
): Party[] {
  return parties.map((party) => {
    const { nonDisclosure } = party
    if (!nonDisclosure?.determined) return party
    const known = before.find(({ id }) => id === party.id)?.nonDisclosure
    const author = known?.determined ? known.author : actor.subject
    const determinedOn = (known?.determined ? known.determinedOn : nonDisclosure.determinedOn) ?? toDate(today)
    return { ...party, nonDisclosure: { ...nonDisclosure, author, determinedOn } }
  })
}
