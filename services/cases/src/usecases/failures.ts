import type { Reason, Refused } from '@sustento/platform/errors'
import { isTransient } from '@sustento/platform/postgres/failure'

/** Besides what is transient anyhow: a fault of the other side may be mended, a token renewed. */
const passing: readonly Reason[] = ['INTERNAL', 'CANCELLED', 'UNAUTHENTICATED', 'TOKEN_EXPIRED']

/** Whether a refusal may pass when the same is tried again; everything else stays refused however often it is tried. */
export function isPassing(refusal: Refused): boolean {
  return isTransient(refusal) || passing.includes(refusal.reason)
}
