import type { Clock } from '@sustento/platform/clock'
import type { Log } from '@sustento/platform/log'
import type { Keyring } from '@sustento/platform/seal/keyring'
import type { TenantDatabases } from '@sustento/platform/tenants'
import type { InflateLimits } from '../as4/part/inflate.ts'
import type { Throttle } from '../domain/throttle.ts'
import type { AccessPoints } from '../store/access-points.ts'
import type { CrashPoint } from './crash-points.ts'
import type { Refusal } from './receive/record-refusal.ts'
import type { Post } from './send/post.ts'

/** How messages are sent. */
export interface Sending {
  /** How long a message belongs to the worker that sends it, unless the worker says that it is still at it. */
  leaseMs: number
  post: Post
}

/** Everything that the use cases work with. */
export interface App {
  dbs: TenantDatabases
  keyring: Keyring
  points: AccessPoints
  clock: Clock
  log: Log
  /** What one part may become when it is decompressed: of what we receive, and of what we send. */
  limits: InflateLimits
  /** What a partner may send. */
  partners: Throttle
  sending: Sending
  /** Tells the tenant's loops that a message waits to be sent; or that one was received, which sends nothing yet. */
  wake: (tenant: string, why?: 'received') => void
  /** Called where a process may die in the middle of an exchange. */
  at: (point: CrashPoint) => void
  /** Told of each message that is refused, whether or not it is known whom it was for. */
  refused?: (refusal: Refusal) => Promise<void>
}
