import { port, serviceEnv } from '@sustento/platform/service-env'
import { z } from 'zod'
import { readHost } from './revocation/hosts.ts'
import type { RevocationSettings } from './revocation/revocation.ts'

const whole = z.coerce.number().int()
const milliseconds = whole.min(100).max(3_600_000)
const megabyte = 1 << 20
/** Room for a part of 2 GiB and what encryption and compression may add to it. */
const largestPart = 3072 * megabyte
const largestMessage = 4096 * megabyte

const file = z.string().min(1).optional()
const tlsVersion = z.enum(['TLSv1.2', 'TLSv1.3'])
const ciphers = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
]

/** Environment of this service. */
export const messagingEnv = serviceEnv({ grpcPort: 50_053, httpPort: 8083, pool: 6, leastPool: 2 }).extend({
  AS4_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address where partners reach the access point, apart from the API'),
  AS4_PORT: port.default(8443).describe('Port of the access point'),
  AS4_MAX_MESSAGE_BYTES: whole.min(megabyte).default(largestMessage).describe('Largest message on the wire'),
  AS4_MAX_PART_BYTES: whole.min(1).default(largestPart).describe('Largest part, decompressed'),
  AS4_IDLE_MS: milliseconds.default(30_000).describe('How long a sender may be silent within a message'),
  AS4_MAX_CONNECTIONS: whole.min(1).default(100).describe('Connections of partners at a time'),
  AS4_PER_MINUTE: whole.min(1).default(60_000).describe('Messages in a minute, from everybody together'),
  AS4_ADDRESS_CONNECTIONS: whole
    .min(1)
    .default(50)
    .describe(
      'Connections at a time from one address, or one /64 network of IPv6; behind a proxy all have its address',
    ),
  AS4_ADDRESS_PER_MINUTE: whole
    .min(1)
    .default(30_000)
    .describe('Messages in a minute from one address, before it is known who sends them'),
  AS4_PARTNER_MESSAGES: whole.min(1).default(20).describe('Messages of one partner that are taken in at a time'),
  AS4_PARTNER_PER_MINUTE: whole.min(1).default(12_000).describe('Messages of one partner in a minute'),
  AS4_TLS_KEY: file.describe(
    'PEM file of a key: with it the access point speaks TLS, without it something in front must',
  ),
  AS4_TLS_CERT: file.describe(
    'PEM file of its certificate with those between; shown to partners that ask for one as well',
  ),
  AS4_TLS_CLIENT_CA: file.describe(
    'PEM file of who vouches for partners that connect; with it no other gets a connection',
  ),
  AS4_TLS_SERVER_CA: file.describe(
    'PEM file of who vouches for partners that we connect to; else those that Node.js knows',
  ),
  AS4_TLS_MIN_VERSION: tlsVersion.default('TLSv1.2').describe('Oldest version of TLS, in both directions'),
  AS4_TLS_MAX_VERSION: tlsVersion.default('TLSv1.3').describe('Newest version of TLS'),
  AS4_TLS_CIPHERS: z
    .string()
    .min(1)
    .default(ciphers.join(':'))
    .describe('Cipher suites of TLS by their names in OpenSSL, the preferred one first'),
  AS4_REVOCATION: z
    .enum(['off', 'open', 'closed'])
    .default('off')
    .describe(
      'Whether the partners’ certificates are checked for revocation; one that nobody says anything about is accepted (`open`) or not (`closed`)',
    ),
  AS4_REVOCATION_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((host) => host.trim() !== ''))
    .refine((hosts) => hosts.every((host) => readHost(host)), 'must be HOST or HOST:PORT, with commas between')
    .describe(
      'Hosts with revocation lists and OCSP responders, as HOST or HOST:PORT with commas between; no other is asked. `/internal` behind one allows addresses that are not public',
    ),
  AS4_REVOCATION_LISTS: file.describe('Folder of revocation lists (DER or PEM), looked at before any host is asked'),
  SEND_WORKERS: whole.min(1).max(20).default(2).describe('Messages that go out at a time, for each tenant'),
  SEND_LEASE_MS: milliseconds
    .default(15_000)
    .describe('How long a message belongs to a worker that gives no sign of life'),
  SEND_POLL_MS: milliseconds.default(1000).describe('How often a sender looks for messages that fell due'),
  SEND_CONNECT_MS: milliseconds.default(10_000).describe('How long connecting to a partner may take'),
  SEND_ANSWER_MS: milliseconds.default(60_000).describe('How long a partner may take for its answer'),
  PARTNERS_RELOAD_MS: milliseconds.default(5000).describe('How often the files of the access points are read again'),
})

/** How certificates are checked for revocation; undefined where they are not. */
export function revocationOf(config: MessagingConfig): RevocationSettings | undefined {
  const { AS4_REVOCATION: unanswered, AS4_REVOCATION_HOSTS: hosts, AS4_REVOCATION_LISTS: lists } = config
  return unanswered === 'off' ? undefined : { unanswered, hosts, lists }
}

/** Configuration of this service. */
export type MessagingConfig = z.infer<typeof messagingEnv>
