import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '@sustento/platform/clock'
import type { Log } from '@sustento/platform/log'
import { tenantDatabases } from '@sustento/platform/tenants'
import type { DataSource } from 'typeorm'
import { releaseLeases } from '../store/due.ts'
import { migrations } from '../store/migrations.ts'
import { compose, type GateParts } from './compose.ts'
import type { Config } from './config/config.ts'
import { databasesOf } from './databases.ts'
import { foldersIn } from './folders.ts'
import type { Outcome } from './outbox/outcome.ts'
import { type Ownership, own } from './ownership.ts'
import { tenant } from './tenant.ts'

/** What an access point is opened with. */
export interface GateOptions {
  config: Config
  /** Where the configuration came from: it is read again. */
  file: string
  log: Log
  clock: Clock
  /** Called with each outcome of a folder of the outbox. */
  told: (name: string, outcome: Outcome) => void
  /** Called when the right to work with the data was lost. */
  lost: () => void
}

const poolSize = 8

/** Opens an access point; undefined when another process works with its data. */
export async function openGate(options: GateOptions): Promise<GateParts | undefined> {
  const { config, log } = options
  const folders = await foldersIn(config.data)
  const { url, keysUrl, watch, stop } = await databasesOf(config, folders.secrets, log)
  const tenants = [{ id: tenant, folder: folders.secrets, service: { url, keysUrl } }]
  const dbs = tenantDatabases({ tenants, service: 'messaging', entities: [], migrations, max: poolSize, log })
  try {
    const db = await dbs.get(tenant)
    const ownership = await ownershipOf(db, options)
    if (ownership === undefined) {
      await dbs.closeAll()
      return undefined
    }
    // Nobody else works here now: what a process had in hand that was killed is taken up at once.
    await releaseLeases(db.manager)
    const { sending, close, ...parts } = await compose(options, { tenants, dbs, folders })
    return {
      ...parts,
      sending: [...sending, ownership.watch, ...watch],
      async close() {
        await close()
        await ownership.release()
        await dbs.closeAll()
        await stop()
      },
    }
  } catch (error) {
    await dbs.closeAll()
    throw error
  }
}

/** A process that is about to end, or was killed a moment ago, is waited for. */
async function ownershipOf(db: DataSource, { log, lost }: GateOptions): Promise<Ownership | undefined> {
  for (let attempt = 1; ; attempt++) {
    const ownership = await own(db, log, lost)
    if (ownership || attempt === 20) return ownership
    await sleep(250)
  }
}
