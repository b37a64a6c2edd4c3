import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { inTenant } from '@sustento/platform/unit'
import { messageName } from '../../domain/names.ts'
import { listWaiting, type Waiting } from '../../store/due.ts'
import { findReceipt } from '../../store/evidences.ts'
import { listSettled } from '../../store/list-messages.ts'
import type { App } from '../../usecases/app.ts'
import { readMessage } from '../../usecases/read-messages.ts'
import { wireOf } from '../../usecases/send/wire-of.ts'
import type { Folders } from '../folders.ts'
import { folderCtx, tenant } from '../tenant.ts'
import { finish, type Papers, settleSent } from './finish.ts'
import { type Outcome, outcomeOf, refusedOutcome } from './outcome.ts'
import { readFolder } from './read-folder.ts'
import { submitFolder } from './submit-folder.ts'
import { Unfit } from './unfit.ts'

/** The outbox folder of an access point. */
export interface Outbox {
  /** Hands over what is new and puts away what has an outcome. */
  pass(): Promise<Pass>
  /** Messages on their way, by the names of their folders. */
  onTheirWay(): Promise<[name: string, Waiting][]>
}

/** What is left after a look at the outbox. */
export interface Pass {
  /** Folders that wait for their outcome. */
  waiting: number
  /** Whether some of them have not been looked at yet. */
  more: boolean
}

/** Folders that are handed over at a time: outcomes of earlier ones do not wait for thousands of others, nor does a stop. */
const batch = 50

/** How long a `message.json` that cannot be read may still be in the middle of being written. */
const writingMs = 2000

/** Watches the outbox by looking: what changes on a mounted folder, nobody tells. `told` is called with each outcome. */
export function outbox(app: App, folders: Folders, told: (name: string, outcome: Outcome) => void): Outbox {
  /** Messages on their way, by folder. After a restart found again by the content of the folders. */
  const sending = new Map<string, string>()
  const troubled = new Set<string>()

  async function pass(): Promise<Pass> {
    await settleSent(folders)
    let taken = 0
    let waiting = 0
    for (const name of await foldersOf(folders.outbox)) {
      if (sending.has(name)) continue
      if (taken === batch) return { waiting: waiting + (await putAway()) + 1, more: true }
      const done = await alone(name, () => take(name))
      if (done === 'taken') taken++
      else if (done !== 'nothing') waiting++
    }
    return { waiting: waiting + (await putAway()), more: false }
  }

  /** Gives how many messages are still on their way. */
  async function putAway(): Promise<number> {
    for (const [name, id] of await settled()) {
      await alone(name, async () => {
        await put(name, await papersOf(id))
        sending.delete(name)
      })
    }
    return sending.size
  }

  /** A folder with which something cannot be done is tried again, told of once, and holds up none of the others. */
  async function alone<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      const done = await work()
      troubled.delete(name)
      return done
    } catch (err) {
      if (!troubled.has(name)) app.log.warn({ err }, 'a folder of the outbox cannot be handled, and is tried again')
      troubled.add(name)
      return undefined
    }
  }

  async function take(name: string): Promise<'taken' | 'nothing' | 'later'> {
    const path = join(folders.outbox, name)
    try {
      const read = await readFolder(path)
      if (!read) return 'nothing'
      sending.set(name, await submitFolder(app, read))
    } catch (error) {
      if (!(error instanceof Unfit)) throw error
      if (await isBeingWritten(path)) return 'later'
      await put(name, { outcome: refusedOutcome(error.errors) })
    }
    return 'taken'
  }

  async function settled(): Promise<[name: string, id: string][]> {
    if (sending.size === 0) return []
    const ids = new Set(await inTenant(app, { tenant }, (tx) => listSettled(tx, [...sending.values()])))
    return [...sending].filter(([, id]) => ids.has(id))
  }

  async function onTheirWay(): Promise<[string, Waiting][]> {
    const ids = [...sending.values()]
    const found = await inTenant(app, { tenant }, (tx) => listWaiting(tx, ids, app.clock.now()))
    const byId = new Map(found.map((each) => [each.id, each]))
    return [...sending].flatMap(([name, id]) => {
      const message = byId.get(id)
      return message ? [[name, message] as [string, Waiting]] : []
    })
  }

  async function papersOf(id: string): Promise<Papers> {
    const ctx = folderCtx(id)
    const outcome = outcomeOf(await readMessage(app, ctx, messageName(tenant, id)))
    const receipt = await inTenant(app, ctx, (tx) => findReceipt(tx, id))
    const { envelope: header } = await wireOf(app, tenant, id)
    return { outcome, header, ...(receipt === undefined ? {} : { receipt }) }
  }

  async function put(name: string, papers: Papers): Promise<void> {
    await finish(folders, name, papers)
    const { state, errors } = papers.outcome
    app.log.info({ tenant, state, codes: errors.map(({ code }) => code) }, 'a folder of the outbox has its outcome')
    told(name, papers.outcome)
  }

  async function isBeingWritten(path: string): Promise<boolean> {
    const changed = await stat(join(path, 'message.json')).catch(() => undefined)
    return changed !== undefined && app.clock.now().getTime() - changed.mtimeMs < writingMs
  }

  return { pass, onTheirWay }
}

/** Links are taken as well, to be refused. */
async function foldersOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
  return folders
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'))
    .sort()
}
