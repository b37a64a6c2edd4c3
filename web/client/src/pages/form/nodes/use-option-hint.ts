import type { FormOptionJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useDraft } from '../draft-context.ts'

/** The footnotes of an option. */
export function useOptionHint(): (option: FormOptionJson) => string | undefined {
  const { form } = useDraft()
  return (option) => {
    const texts = option.footnotes?.map((id) => form.footnotes?.find((each) => each.id === id)?.text)
    return texts?.filter(Boolean).join(' · ') || undefined
  }
}
