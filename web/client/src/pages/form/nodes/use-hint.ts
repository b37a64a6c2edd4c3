import type { FormNodeJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useDraft } from '../draft-context.ts'

/** What is printed after a field, its footnotes, and the article that asks for it; empty when nothing is. */
export function useHint(node: FormNodeJson): string {
  const { form } = useDraft()
  const footnotes = node.footnotes?.map((id) => form.footnotes?.find((each) => each.id === id)?.text) ?? []
  const article = /^Art/.test(node.requiredBy ?? '') ? node.requiredBy : ''
  // `(dd/mm/yyyy)` is printed for paper; on screen a date has three named fields
  const forPaper = node.type === 'date' || node.parts?.some((part) => part.type === 'date')
  return [forPaper ? '' : node.hint, ...footnotes, article].filter(Boolean).join(' · ')
}
