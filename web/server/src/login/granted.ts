import { refuse } from '@sustento/platform/errors'
import type { Identity } from '@sustento/platform/tokens'
import type { TokenEndpointResponse, TokenEndpointResponseHelpers } from 'openid-client'
import type { SignIn } from '../session/sign-in.ts'

/** What an issuer granted, as openid-client checked it. */
export type Granted = TokenEndpointResponse & TokenEndpointResponseHelpers

/** Verifies an access token as the services do. */
export type Verify = (token: string) => Promise<Identity>

/** The tokens of a session. */
export type Tokens = Pick<SignIn, 'tenant' | 'subject' | 'accessToken' | 'accessExpiresAt' | 'refreshToken'>

/**
 * The tokens that a session keeps. The tenant is the one of the verified access token; the authority that was asked
 * for only picked the issuer, so a token of another authority ends here.
 */
export async function tokensOf(
  granted: Granted,
  expected: { tenant: string },
  verify: Verify,
  now: Date,
): Promise<Tokens> {
  const { tenant, actor } = await verify(granted.access_token)
  if (tenant !== expected.tenant) refuse('UNAUTHENTICATED', 'the token is of another authority')
  const subject = granted.claims()?.sub
  if (subject !== undefined && subject !== actor.subject) refuse('UNAUTHENTICATED', 'the tokens are of two people')
  return {
    tenant,
    subject: actor.subject,
    accessToken: granted.access_token,
    accessExpiresAt: now.getTime() + (granted.expiresIn() ?? 0) * 1_000,
    refreshToken: granted.refresh_token,
  }
}
