import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Identity } from '@sustento/messaging/demo-ca'
import type { Database } from './database.ts'

/** The two access points. Both send and receive. */
export const sideNames = ['alpha', 'beta'] as const
/** One of them. */
export type SideName = (typeof sideNames)[number]

/** The other one. */
export const otherThan = (name: SideName): SideName => (name === 'alpha' ? 'beta' : 'alpha')

/** An access point that runs as a process, and is started again whenever it ends by itself. */
export interface Side {
  name: SideName
  identity: Identity
  database: Database
  /** Its folder interface. */
  folders: { outbox: string; sent: string; inbox: string }
  start(): void
  /** `kill -9`. */
  kill(): Promise<void>
  /** Asks it to end. */
  stop(): Promise<void>
}

/** What an access point is made with. */
export interface SideOptions {
  name: SideName
  folder: string
  port: number
  /** Where the road to the partner begins. */
  roadPort: number
  identity: Identity
  partner: Identity
  database: Database
}

const command = fileURLToPath(import.meta.resolve('@sustento/messaging/access-point/main'))
const againMs = 500
/** A partner that is away is tried for minutes, as every profile of a partner should have it. */
const delaysSeconds = Array.from({ length: 100 }, (_, attempt) => (attempt < 20 ? 1 : 3))

/** Writes the configuration of an access point; it runs when it is started. */
export async function makeSide(options: SideOptions): Promise<Side> {
  const { name, folder, identity, database } = options
  const data = join(folder, 'data')
  const folders = { outbox: join(data, 'outbox'), sent: join(data, 'sent'), inbox: join(data, 'inbox') }
  for (const path of Object.values(folders)) await mkdir(path, { recursive: true, mode: 0o700 })
  const config = await writeConfig(options)
  const log = createWriteStream(join(folder, 'access-point.log'), { flags: 'a' })
  await once(log, 'open')
  let child: ChildProcess | undefined

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = undefined
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return
    ending.kill(signal)
    await once(ending, 'exit')
  }

  /** As a service manager does: an access point that finds no database when it starts ends with a fault. */
  function start(): void {
    const started = spawn(process.execPath, [command, '--config', config], { stdio: ['ignore', log, log] })
    child = started
    started.on('exit', async () => {
      await sleep(againMs)
      if (child === started) start()
    })
  }

  return {
    name,
    identity,
    database,
    folders,
    start,
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM')
      log.end()
    },
  }
}

async function writeConfig({ name, folder, port, roadPort, identity, partner, database }: SideOptions) {
  const config = {
    data: 'data',
    database: database.url,
    listen: { port },
    self: { partyId: name, key: 'key.pem', certificate: 'cert.pem' },
    partners: [
      {
        partyId: otherThan(name),
        url: `http://127.0.0.1:${roadPort}/as4`,
        certificates: ['partner.pem'],
        retry: { delaysSeconds },
      },
    ],
  }
  const files = {
    'key.pem': identity.key,
    'cert.pem': identity.certificate,
    'partner.pem': partner.certificate,
    'config.json': JSON.stringify(config),
  }
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content, { mode: 0o600 })
  return join(folder, 'config.json')
}
