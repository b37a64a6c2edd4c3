import type { Reason, Refused } from '@sustento/platform/errors'

/** Refusals that time or a renewed token may lift; everything else stays refused however often it is tried. */
const passing: readonly Reason[] = [
  'UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'CANCELLED',
  'INTERNAL',
  'UNAUTHENTICATED',
  'TOKEN_EXPIRED',
  'RESOURCE_EXHAUSTED',
]

/** Whether a refusal may pass when the same is tried again. */
export function isPassing({ reason }: Refused): boolean {
  return passing.includes(reason)
}
