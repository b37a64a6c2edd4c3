import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const milliseconds = z.coerce.number().int().min(100).max(3_600_000)
const megabyte = 1 << 20

/** Environment of this service; `docs/configuration.md` explains each key. */
export const messagingEnv = z.object({
  TENANTS_DIR: z.string().min(1),
  HOST: z.string().default('127.0.0.1'),
  GRPC_PORT: port.default(50_053),
  HTTP_PORT: port.default(8083),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  POOL_PER_TENANT: z.coerce.number().int().min(2).max(50).default(6),
  /** `migrate` at start, or `expect` a job to have done it. */
  SCHEMA: z.enum(['migrate', 'expect']).default('migrate'),
  /** Where partners reach the access point: an address of its own, apart from the API. */
  AS4_HOST: z.string().default('127.0.0.1'),
  AS4_PORT: port.default(8443),
  /** Largest message on the wire. */
  AS4_MAX_MESSAGE_BYTES: z.coerce
    .number()
    .int()
    .min(megabyte)
    .default(2048 * megabyte),
  /** Largest part, decompressed. */
  AS4_MAX_PART_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(2048 * megabyte),
  /** How long a sender may be silent within a message. */
  AS4_IDLE_MS: milliseconds.default(30_000),
  AS4_MAX_CONNECTIONS: z.coerce.number().int().min(1).default(100),
  /** Messages that go out at a time, for each tenant. */
  SEND_WORKERS: z.coerce.number().int().min(1).max(20).default(2),
  /** How long a message belongs to a worker that gives no sign of life. */
  SEND_LEASE_MS: milliseconds.default(15_000),
  /** How often a sender looks for messages that fell due. */
  SEND_POLL_MS: milliseconds.default(1000),
  SEND_CONNECT_MS: milliseconds.default(10_000),
  /** How long a partner may take for its answer. */
  SEND_ANSWER_MS: milliseconds.default(60_000),
  /** How often the files of the access points are read again. */
  PARTNERS_RELOAD_MS: milliseconds.default(5000),
})

/** Configuration of this service. */
export type MessagingConfig = z.infer<typeof messagingEnv>
