import type { FormJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'

/** Who completes the other part of a form in which one authority asks and the other answers. */
const others: Record<string, string> = { request: 'requested-authority', response: 'requesting-authority' }

/** The form without the part that the other authority completes: it is read in the preview, and nobody writes in it here. */
export function ownParts(form: FormJson, purpose: string | undefined): FormJson {
  const foreign =
    form.parts?.filter(({ completedBy }) => completedBy === others[purpose ?? '']).map(({ id }) => id) ?? []
  if (foreign.length === 0) return form
  return {
    ...form,
    parts: form.parts?.filter(({ id }) => !foreign.includes(id)) ?? [],
    nodes: form.nodes?.filter(({ part }) => !foreign.includes(part)) ?? [],
  }
}
