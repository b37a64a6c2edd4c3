import { serviceEnv } from '@sustento/platform/service-env'
import { z } from 'zod'

const whole = z.coerce.number().int()
const uris = z
  .string()
  .transform((list) => list.split(',').map((uri) => uri.trim()))
  .pipe(z.array(z.url()).min(1))

/** Environment of this service. */
export const identityEnv = serviceEnv({ grpcPort: 50_055, httpPort: 8085, pool: 5 }).extend({
  WEB_REDIRECT_URIS: uris.describe('Where the web receives people who signed in: `/callback` there; comma separated'),
  WEB_SIGNED_OUT_URIS: uris.describe('Where the web receives people who signed out; comma separated'),
  ATTEMPTS_PER_ADDRESS: whole.min(1).default(300).describe('Forms that one network address may send in 15 minutes'),
  TRUSTED_PROXIES: whole.min(0).default(0).describe('Proxies in front whose `X-Forwarded-For` is believed'),
})

/** Configuration of this service. */
export type IdentityConfig = z.infer<typeof identityEnv>
