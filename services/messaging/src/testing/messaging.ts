import { type FixedClock, fixedClock } from '@sustento/platform/clock'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { keyring } from '@sustento/platform/seal/keyring'
import { recordingLog } from '@sustento/platform/testing/log'
import { type TestTenants, testTenants } from '@sustento/platform/testing/tenants'
import { type Allowance, Throttle } from '../domain/throttle.ts'
import { accessPoints } from '../store/access-points.ts'
import { migrations } from '../store/migrations.ts'
import type { AdmissionLimits } from '../transport/as4-admission.ts'
import { as4Listener } from '../transport/as4-listener.ts'
import { poster } from '../transport/post.ts'
import type { App } from '../usecases/app.ts'
import type { CrashPoint } from '../usecases/crash-points.ts'
import { type FileChanges, writeAccessPoint } from './access-point-folder.ts'
import { type TestAccessPoint, testAccessPoints } from './identities.ts'

/** Limits on what may come. */
export interface TestLimits {
  admission?: Partial<AdmissionLimits>
  partner?: Allowance
  /** How long a sender may be silent. */
  idleMs?: number
}

/** Access points of two tenants that are served here, and of a partner that is another product. */
export interface TestMessaging {
  app: App
  tenants: TestTenants
  clock: FixedClock
  east: TestAccessPoint
  west: TestAccessPoint
  north: TestAccessPoint
  /** A partner of nobody, with a certificate of the same CA. */
  stranger: TestAccessPoint
  /** Where our access points listen. */
  endpoint: string
  lines: Record<string, unknown>[]
  /** What happens at a crash point; nothing by default. */
  crash: { at: (point: CrashPoint) => void }
  /** Writes the files of a tenant anew, with all partners reached at the given endpoint. */
  setEndpoint(tenant: string, endpoint: string, changes?: FileChanges): Promise<void>
  close(): Promise<void>
}

/** What may come, where a test is not about that: everything. */
const enough: Allowance = { atOnce: 50, perMinute: 1_000_000 }

/** Starts the access point as the service does, on a real database, with a clock that stands still. */
export async function testMessaging({ admission, partner, idleMs = 500 }: TestLimits = {}): Promise<TestMessaging> {
  const { east, west, north, stranger } = await testAccessPoints(['east', 'west', 'north', 'stranger'])
  const tenants = await testTenants('messaging', [], migrations, { keys: true })
  const owners: Record<string, TestAccessPoint> = { 'ca-east': east, 'ca-west': west }
  const clock = fixedClock('2026-11-22T10:00:00Z')
  const { log, lines } = recordingLog()
  const crash = { at: (_: CrashPoint) => {} }

  const writeFiles = (tenant: string, endpoint: string, changes: FileChanges = {}) => {
    const owner = owners[tenant] as TestAccessPoint
    const partners = [east, west, north].filter((one) => one !== owner)
    return writeAccessPoint(tenants.dir, tenant, owner, partners, { endpoint }, changes)
  }
  for (const tenant of Object.keys(owners)) await writeFiles(tenant, 'http://127.0.0.1:9/as4')
  const points = await accessPoints(tenants.tenants, log)
  const { post, close } = poster({ connectMs: 2000, answerMs: 5000 })
  const app: App = {
    dbs: tenants.dbs,
    keyring: keyring({ dbs: tenants.dbs, keys: fileKeys(tenants.tenants) }),
    points,
    clock,
    log,
    limits: { size: 16 << 20, ratio: 100, free: 4 << 20 },
    partners: new Throttle(partner ?? enough, clock),
    sending: { leaseMs: 30_000, post },
    wake: () => {},
    at: (point) => crash.at(point),
  }
  const body = { maxBytes: 8 << 20, idleMs, minBytesPerSecond: 100 }
  const limits = { all: enough, address: enough, ...admission }
  const listener = as4Listener(app, { port: 0, host: '127.0.0.1', body, admission: limits })
  const endpoint = `http://127.0.0.1:${await listener.start()}/as4`

  async function setEndpoint(tenant: string, to: string, changes?: FileChanges): Promise<void> {
    await writeFiles(tenant, to, changes)
    await points.reload()
  }
  for (const tenant of Object.keys(owners)) await setEndpoint(tenant, endpoint)
  return {
    app,
    tenants,
    clock,
    east,
    west,
    north,
    stranger,
    endpoint,
    lines,
    crash,
    setEndpoint,
    async close() {
      await listener.drain(100)
      await close()
      await tenants.close()
    },
  }
}
