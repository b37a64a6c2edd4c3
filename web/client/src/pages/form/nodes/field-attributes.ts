import { hintId } from '../anchors.ts'
import type { FormField } from './use-field.ts'

/** What a control says of itself: its id, whether it is wrong, and where its hint and findings stand. */
export function attributesOf({ id, invalid, findingsId }: FormField, { hint = '', wrong = false } = {}) {
  const described = [hint && hintId(id), findingsId].filter(Boolean).join(' ')
  return {
    id,
    autoComplete: 'off',
    'aria-invalid': wrong || invalid || undefined,
    'aria-describedby': described || undefined,
  } as const
}
