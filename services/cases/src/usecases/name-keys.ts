import type { Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { blindIndexes, normalised } from '@sustento/platform/seal/blind'
import type { App } from '../app.ts'
import type { NameKey } from '../store/name-index.ts'

const FIELD = 'persons/name'

/** A typed word up to this length finds names that begin with its first three letters. */
const SHORT = 4

/** Most words of a search. */
const WORDS = 5

/** The values under which a party is found: each word of its names exactly, as it sounds, by its first letters. */
export function nameKeysOf(app: App, tenant: string, { person }: Party): Promise<NameKey[]> {
  const names = [person?.familyNames, person?.givenNames, person?.publicBodyName].join(' ')
  return blindIndexes(app.keyring, tenant, FIELD, names)
}

/** What is looked for, word by word: a case must be found under one value of each. */
export function searchKeysOf(app: App, tenant: string, query: string): Promise<NameKey[][]> {
  const words = normalised(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, WORDS)
  return Promise.all(
    words.map(async (word) => {
      const keys = await blindIndexes(app.keyring, tenant, FIELD, word)
      return keys.filter(({ kind }) => kind !== 'prefix' || [...word].length <= SHORT)
    }),
  )
}
