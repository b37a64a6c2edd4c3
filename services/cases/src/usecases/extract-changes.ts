import type { ExtractChange } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { CaseFile, Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { type ExtractPart, extractParts } from './extract-merge.ts'
import { leavesOf } from './extract-values.ts'
import { fullNameOf } from './full-name.ts'

/** What is different in a case after a form of a court was read, value by value. */
export function changesBetween(before: CaseFile, after: CaseFile): ExtractChange[] {
  return extractParts.flatMap((part) => {
    const [old, young] = [valuesOf(before, part), valuesOf(after, part)]
    return [...new Set([...old.keys(), ...young.keys()])]
      .filter((field) => old.get(field) !== young.get(field))
      .map((field) => ({
        part,
        field,
        subject: subjectOf(after, part, field) || subjectOf(before, part, field),
        before: old.get(field) ?? '',
        after: young.get(field) ?? '',
      }))
  })
}

/** The values of a part by their fields; people stand under their ids, so that nobody seems another. */
function valuesOf(file: CaseFile, part: ExtractPart): Map<string, string> {
  if (part !== 'parties') return new Map(leavesOf(file, file[part]))
  return new Map(
    file.parties.flatMap((party) =>
      [...leavesOf(file, party)].map(([field, text]) => [`[${party.id}].${field}`, text] as const),
    ),
  )
}

/** Who a value is about: the person, or those for whom a sum is owed. */
function subjectOf({ parties, obligations }: CaseFile, part: ExtractPart, field: string): string {
  const key = /^\[([^\]]+)\]/.exec(field)?.[1] ?? ''
  const ids = part === 'parties' ? [key] : part === 'obligations' ? (obligations[Number(key)]?.beneficiaries ?? []) : []
  return parties
    .filter(({ id }) => ids.includes(id))
    .map(nameOf)
    .join(', ')
}

const nameOf = ({ person }: Party): string => (person ? fullNameOf(person) : '')
