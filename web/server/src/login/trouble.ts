import { isError, type Reason } from '@sustento/platform/errors'
import { asRefused } from '@sustento/platform/faults'
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'
import type { Trouble } from '../pages/texts.ts'

/** What to tell somebody whose sign-in failed. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof AuthorizationResponseError) return 'refused'
  // the code was used or is too old
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant' ? 'expired' : 'fault'
  if (error instanceof ClientError) return error.code === 'OAUTH_TIMEOUT' ? 'issuerAway' : 'refused'
  // what fetch throws when nobody answers
  if (isError(error) && error.message === 'fetch failed') return 'issuerAway'
  return ofReason[asRefused(error).reason] ?? 'fault'
}

const ofReason: Partial<Record<Reason, Trouble>> = {
  UNAVAILABLE: 'issuerAway',
  DATABASE_UNAVAILABLE: 'siteAway',
  UNAUTHENTICATED: 'refused',
  TOKEN_EXPIRED: 'expired',
}
