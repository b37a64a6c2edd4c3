import type { PartyJson } from '../gen/sustento/type/v1/case_file_pb.ts'

/** What a party is called: the public body, or given and family names. */
export function partyName({ person = {}, id = '' }: PartyJson): string {
  if (person.publicBodyName) return person.publicBodyName
  return [person.givenNames, person.familyNames].filter(Boolean).join(' ') || id
}

/** The names of the parties with the given ids. */
export function namesOf(parties: PartyJson[] | undefined, ids: (string | undefined)[] | undefined): string {
  return (ids ?? [])
    .map((id) => parties?.find((party) => party.id === id))
    .flatMap((party) => (party ? [partyName(party)] : []))
    .join(', ')
}
