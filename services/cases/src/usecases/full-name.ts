import type { Person } from '@sustento/platform/gen/sustento/type/v1/person'
import { normalised } from '@sustento/platform/seal/blind'

/** Given and family names of a person, or the name of a public body. */
export const fullNameOf = ({ givenNames, familyNames, publicBodyName }: Person): string =>
  [givenNames, familyNames].filter(Boolean).join(' ') || publicBodyName

/** Whether two full names are the same, whichever comes first, but for case, accents and hyphens. */
export const sameName = (one: string, other: string): boolean => wordsIn(one) === wordsIn(other)

const wordsIn = (name: string): string =>
  normalised(name)
    .split(/[\s-]+/u)
    .sort()
    .join(' ')
