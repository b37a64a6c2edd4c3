import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const atLeastOne = z.coerce.number().int().min(1)
/** Where a service is, for example `dns:///cases:50051`. */
const address = z.string().min(1)

/** The client as the workspace beside this one builds it. */
const builtClient = fileURLToPath(new URL('../../client/dist', import.meta.url))

/** Environment of the web; `docs/configuration.md` explains each key. */
export const webEnv = z.object({
  TENANTS_DIR: z.string().min(1),
  HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: port.default(8080),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Where browsers find the web, for example `https://cases.example`. Issuers know `/callback` and `/` there. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  CASES_ADDRESS: address,
  FORMS_ADDRESS: address,
  MESSAGING_ADDRESS: address,
  STATS_ADDRESS: address,
  IDENTITY_ADDRESS: address,
  /** The web's own database, which holds sessions. */
  DATABASE_URL: z.string().min(1),
  POOL: atLeastOne.max(50).default(10),
  /** File with 32 random bytes in base64, the same for all replicas. */
  SESSION_KEY_FILE: z.string().min(1),
  /** How long a session outlives its last request. */
  SESSION_IDLE_MINUTES: atLeastOne.default(30),
  /** How long a session lasts at most. */
  SESSION_HOURS: atLeastOne.default(10),
  /** Requests to the API that one session may make in a minute. */
  API_REQUESTS_PER_MINUTE: atLeastOne.default(1_200),
  /** Sign-ins that one network address may begin or finish in a minute. */
  SIGN_INS_PER_ADDRESS: atLeastOne.default(120),
  /** Proxies in front whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  /** The built client. */
  CLIENT_DIR: z.string().min(1).default(builtClient),
})

/** Configuration of the web. */
export type WebConfig = z.infer<typeof webEnv>
