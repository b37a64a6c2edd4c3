import type { DocumentJson, SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'

/** Something that may go into a dossier. */
export interface DossierItem {
  /** Below the case: `submissions/…` or `documents/…`. */
  name: string
  title: string
  chosen: boolean
}

/** What a case has to post: the forms made here, the application first, then the documents that are its own. */
export function dossierItems(
  submissions: readonly SubmissionJson[],
  documents: readonly DocumentJson[],
): DossierItem[] {
  const made = submissions.filter(({ direction }) => direction !== 'DIRECTION_INCOMING')
  const forms = made
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ name, formTitle, form }) => {
      return { name: belowCase(name), title: formTitle || form || '', chosen: true }
    })
  const own = documents.filter(({ received }) => !received)
  return [...forms, ...own.map(({ name, title = '' }) => ({ name: belowCase(name), title, chosen: true }))]
}

function rank({ purpose }: SubmissionJson): number {
  return purpose === 'application' ? 0 : 1
}

function belowCase(name = ''): string {
  return name.split('/').slice(-2).join('/')
}

/** The items with one moved by this many places. */
export function moved(items: readonly DossierItem[], index: number, by: number): DossierItem[] {
  const target = index + by
  const item = items[index]
  if (!item || target < 0 || target >= items.length) return [...items]
  return items.toSpliced(index, 1).toSpliced(target, 0, item)
}
