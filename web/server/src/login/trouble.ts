import { Refused } from '@sustento/platform/errors'
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'
import type { Trouble } from '../pages/texts.ts'

/** What to tell somebody whose sign-in failed. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Refused) return ofRefusal[error.reason] ?? 'fault'
  if (error instanceof AuthorizationResponseError) return 'refused'
  // the code was used or is too old
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant' ? 'expired' : 'fault'
  if (error instanceof ClientError) return error.code === 'OAUTH_TIMEOUT' ? 'issuerAway' : 'refused'
  // what fetch throws when nobody answers
  return error instanceof TypeError ? 'issuerAway' : 'fault'
}

const ofRefusal: Partial<Record<Refused['reason'], Trouble>> = {
  UNAVAILABLE: 'issuerAway',
  DATABASE_UNAVAILABLE: 'fault',
  UNAUTHENTICATED: 'refused',
  TOKEN_EXPIRED: 'expired',
  RESOURCE_EXHAUSTED: 'tooMany',
}
