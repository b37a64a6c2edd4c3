import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { opensCase } from '../case/submission-look.ts'

/** A form that is sent, with those that travel with it. */
export interface Letter {
  name: string
  etag: string
  accompanies: string[]
  documents: string[]
}

/**
 * How the drafts in an envelope are sent: what opens a case with the forms of its application, every other form alone.
 * The documents of an opening are the case's; with the others go those that are enclosed.
 */
export function lettersOf(
  drafts: readonly SubmissionJson[],
  accompanying: readonly string[],
  documents: readonly string[],
): Letter[] {
  const opening = drafts.find(opensCase)
  const companions = opening ? drafts.filter(({ form = '' }) => accompanying.includes(form)) : []
  return drafts
    .filter((draft) => !companions.includes(draft))
    .toSorted((a, b) => Number(b === opening) - Number(a === opening))
    .map((draft) => ({
      name: draft.name ?? '',
      etag: draft.etag ?? '',
      accompanies: draft === opening ? companions.map(({ name = '' }) => name) : [],
      documents: draft === opening ? [] : [...documents],
    }))
}
