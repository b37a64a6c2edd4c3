import { fileURLToPath } from 'node:url'
import { address, host, logLevel, port, tenantsDir } from '@sustento/platform/service-env'
import { z } from 'zod'

const whole = z.coerce.number().int()
const atLeastOne = whole.min(1)

/** The client as the workspace beside this one builds it. */
const builtClient = fileURLToPath(new URL('../../client/dist', import.meta.url))

/** Environment of the web. */
export const webEnv = z.object({
  TENANTS_DIR: tenantsDir,
  HOST: host,
  HTTP_PORT: port.default(8080).describe('Port of the web'),
  LOG_LEVEL: logLevel,
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .describe(
      'Where browsers find the web, for example `https://cases.example`; issuers know `/callback` and `/` there',
    ),
  CASES_ADDRESS: address.describe('Where `cases` answers gRPC'),
  FORMS_ADDRESS: address.describe('Where `forms` answers gRPC'),
  MESSAGING_ADDRESS: address.describe('Where `messaging` answers gRPC'),
  STATS_ADDRESS: address.describe('Where `stats` answers gRPC'),
  IDENTITY_ADDRESS: address.describe('Where `identity` answers gRPC'),
  DATABASE_URL: z.string().min(1).describe('The web’s own database, which holds sealed sessions'),
  POOL: atLeastOne.max(50).default(10).describe('Most connections to it'),
  SESSION_KEY_FILE: z.string().min(1).describe('File with 32 random bytes in base64, the same for all replicas'),
  SESSION_IDLE_MINUTES: atLeastOne.default(30).describe('How long a session outlives its last request'),
  SESSION_HOURS: atLeastOne.default(10).describe('How long a session lasts at most'),
  API_REQUESTS_PER_MINUTE: atLeastOne.default(1_200).describe('Requests to the API that one session may make'),
  SIGN_INS_PER_ADDRESS: atLeastOne
    .default(120)
    .describe('Sign-ins that one network address may begin or finish in a minute'),
  TRUSTED_PROXIES: whole.min(0).default(0).describe('Proxies in front whose `X-Forwarded-For` is believed'),
  CLIENT_DIR: z.string().min(1).default(builtClient).describe('The built client'),
})

/** Configuration of the web. */
export type WebConfig = z.infer<typeof webEnv>
