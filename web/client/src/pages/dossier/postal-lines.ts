import type { AuthorityJson } from '../../gen/sustento/type/v1/case_file_pb.ts'
import type { Words } from '../../i18n/use-words.ts'

/** Name and address of an authority as they stand on an envelope. */
export function postalLines({ state }: Words, authority: AuthorityJson | undefined): string[] {
  const { street, postalCode, place, state: code } = authority?.address ?? {}
  const town = [postalCode, place].filter(Boolean).join(' ')
  return [authority?.name, street, town, state(code)].flatMap((line) => line || [])
}
