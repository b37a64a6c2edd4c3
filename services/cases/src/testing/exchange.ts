import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FixedClock, fixedClock } from '@sustento/platform/clock'
import type { Ctx } from '@sustento/platform/ctx'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { keyring } from '@sustento/platform/seal/keyring'
import { testCtx } from '@sustento/platform/testing/ctx'
import { silentLog } from '@sustento/platform/testing/log'
import { testTenantIds, testTenants } from '@sustento/platform/testing/tenants'
import type { App } from '../app.ts'
import { childIdsIn } from '../domain/names.ts'
import { casesEntities } from '../store/entities.ts'
import { readLaw } from '../store/law.ts'
import { casesMigrations } from '../store/migrations.ts'
import { readVocabulary } from '../store/vocabulary.ts'
import type { CrashPoint } from '../usecases/crash-points.ts'
import { recordDelivery } from '../usecases/delivery.ts'
import { dispatchOnce } from '../usecases/dispatch.ts'
import { noticeMessage } from '../usecases/notice-message.ts'
import { systemCtx } from '../usecases/system-ctx.ts'
import { takeOverOnce } from '../usecases/take-over.ts'
import { doWork } from '../usecases/work.ts'
import { type AccessPoints, accessPoints } from './access-point-peer.ts'
import { formsPeer } from './forms-peer.ts'

/** Two authorities of two States with real databases, whose access points are joined. */
export interface Exchange {
  app: App
  clock: FixedClock
  points: AccessPoints
  /** A call by somebody of the authority; by default a caseworker. */
  ctx(tenant: string, roles?: string[], subject?: string): Ctx
  /** The process dies when it comes to this point. */
  crashAt: Set<CrashPoint>
  /** Hands over what an authority has frozen, and brings it to the other: receipt and arrival. */
  carry(from: string, to: string): Promise<void>
  /** Brings one message that was handed over to the other side. */
  bring(from: string, to: string, message: string): Promise<void>
  query<T>(tenant: string, sql: string, parameters?: unknown[]): Promise<T[]>
  /** Names of the facts that an authority told, oldest first. */
  facts(tenant: string): Promise<string[]>
  close(): Promise<void>
}

/** What a test gives the two authorities. */
export interface ExchangeOptions {
  /** Their States: `ca-east`, `ca-west`. */
  states: [east: string, west: string]
  /** Languages of their places. */
  languages: [east: string, west: string]
  now: string
}

/** What happens instead of a crash: everything after it is not done. */
export class Crash extends Error {}

/** Makes the two authorities. */
export async function exchange({ states, languages, now }: ExchangeOptions): Promise<Exchange> {
  const dir = await mkdtemp(join(tmpdir(), 'sustento-cases-'))
  for (const [i, id] of testTenantIds.entries()) await writeAuthority(dir, id, states[i] ?? '', languages[i] ?? '')
  const made = await testTenants('cases', casesEntities, casesMigrations, { dir, keys: true })
  const { dbs, tenants } = made
  const clock = fixedClock(now)
  const points = accessPoints(clock, partnersOf(states, languages))
  const crashAt = new Set<CrashPoint>()
  const ctx: Exchange['ctx'] = (tenant, roles = ['caseworker'], subject = 'caseworker-1') =>
    testCtx(tenant, { actor: { subject, kind: 'user', roles } })
  const app: App = {
    dbs,
    tenants,
    clock,
    log: silentLog,
    keyring: keyring({ dbs, keys: fileKeys(tenants) }),
    law: readLaw(),
    vocabulary: readVocabulary(),
    peers: { forms: formsPeer(), messaging: points.peer, identity: noIdentity },
    loopCtx: async (tenant) => systemCtx(tenant),
    wakeDispatch: () => undefined,
    at: (point) => {
      if (crashAt.delete(point)) throw new Crash(point)
    },
  }
  const query: Exchange['query'] = async (tenant, sql, parameters = []) =>
    (await dbs.get(tenant)).query(sql, parameters)
  return {
    app,
    clock,
    points,
    ctx,
    crashAt,
    query,
    carry: (from, to) => carry(app, points, from, to),
    bring: (from, to, message) => bring(app, points, from, to, message),
    async facts(tenant) {
      const rows = await query<{ type: string }>(tenant, 'SELECT type FROM outbox ORDER BY seq')
      return rows.map(({ type }) => type.replace('sustento.cases.v1.', ''))
    },
    async close() {
      await made.close()
      await rm(dir, { recursive: true })
    },
  }
}

async function carry(app: App, points: AccessPoints, from: string, to: string): Promise<void> {
  const before = new Set(points.outgoing(from).map(({ name }) => name))
  await dispatchOnce(app, from)
  for (const { name } of points.outgoing(from)) if (!before.has(name)) await bring(app, points, from, to, name)
}

async function bring(app: App, points: AccessPoints, from: string, to: string, message: string): Promise<void> {
  const sender = await app.loopCtx(from)
  const receiver = await app.loopCtx(to)
  const source = points.outgoing(from).find(({ name }) => name === message)?.source ?? ''
  const { caseId, id: submission } = childIdsIn(source, 'submissions')
  const arrived = points.deliver(message)
  await doWork(app, sender, (work) => recordDelivery(work, { caseId, submission, message, receipt: 'ab12' }))
  await doWork(app, receiver, (work) => noticeMessage(work, arrived))
  await takeOverOnce(app, to)
}

async function writeAuthority(dir: string, id: string, state: string, language: string): Promise<void> {
  await mkdir(join(dir, id), { recursive: true })
  const authority = authorityOf(id, language)
  const issuer = `http://127.0.0.1:9/oidc/${id}`
  const tenant = { id, name: authority.name, state, issuer, languages: [language], authority }
  await writeFile(join(dir, id, 'tenant.json'), JSON.stringify(tenant))
}

function partnersOf([east, west]: [string, string], [inEast, inWest]: [string, string]) {
  const [eastern, western] = testTenantIds
  return {
    [eastern]: { tenant: western, partner: { state: west, authority: authorityOf(western, inWest) } },
    [western]: { tenant: eastern, partner: { state: east, authority: authorityOf(eastern, inEast) } },
  }
}

function authorityOf(id: string, language: string) {
  const contact = {
    familyNames: 'Sander',
    givenNames: 'Kim',
    telephone: '',
    fax: '',
    email: '',
    languages: [],
    address: undefined,
  }
  const empty = {
    address: undefined,
    telephone: '+000 1',
    fax: '',
    email: `${id}@authority.example`,
    referenceNumber: '',
  }
  return { ...empty, name: `Authority ${id}`, contact, languages: [language] }
}

/** Every authority of these tests publishes its contact, so nobody is asked who the caseworker is. */
const noIdentity = new Proxy({} as App['peers']['identity'], {
  get: () => () => Promise.reject(new Error('identity is not asked')),
})
