import { randomUUID } from 'node:crypto'
import { Refused } from '@sustento/platform/errors'
import { inTenant, reading } from '@sustento/platform/unit'
import type { Outcome } from '../../domain/outgoing.ts'
import { extendLease, leaseDue } from '../../store/due.ts'
import type { MessageRow } from '../../store/message-row.ts'
import type { App } from '../app.ts'
import { type Attempt, attempt } from './attempt.ts'
import { record } from './record.ts'

/** Sends the next message of a tenant that is due; false when none is. Any number of workers and replicas may call it. */
export async function sendNext(app: App, tenant: string): Promise<boolean> {
  const row = await lease(app, tenant)
  if (row === undefined) return false
  app.at('spooled-before-send')
  const partner = app.points.get(tenant).partners.find(({ id }) => id === row.partner)
  const work = () => (partner === undefined ? unknownPartner(app) : attempt(app, tenant, row, partner))
  const done = await whileLeased(app, tenant, row, () => unlessFaulty(app, tenant, row, work))
  app.at('sent-before-receipt-stored')
  await record(app, tenant, row, done, partner)
  app.at('receipt-stored')
  return true
}

async function lease(app: App, tenant: string): Promise<MessageRow | undefined> {
  const now = app.clock.now()
  return reading(app, { tenant }, (db) => leaseDue(db, { id: randomUUID(), now, until: leaseEnd(app, now) }))
}

/** A large message takes longer than a lease: the worker says from time to time that it is still at it. */
async function whileLeased<T>(app: App, tenant: string, row: MessageRow, work: () => Promise<T>): Promise<T> {
  const extend = () =>
    inTenant(app, { tenant }, (tx) => extendLease(tx, row.id, row.lease ?? '', leaseEnd(app, app.clock.now()))).catch(
      (error: unknown) => app.log.warn({ tenant, message: row.id, err: error }, 'a lease could not be extended'),
    )
  const timer = setInterval(() => void extend(), app.sending.leaseMs / 3)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

const leaseEnd = (app: App, from: Date) => new Date(from.getTime() + app.sending.leaseMs)

/** The partner was taken out of the files while its message was waiting: a fault that somebody may still mend. */
async function unknownPartner(app: App): Promise<Attempt> {
  return failedBefore(app, { kind: 'unconfirmed', code: 'PARTNER_UNKNOWN' })
}

/** A message that cannot be made fails by its schedule like others; only a database that is away is waited for. */
async function unlessFaulty(app: App, tenant: string, row: MessageRow, work: () => Promise<Attempt>): Promise<Attempt> {
  try {
    return await work()
  } catch (error) {
    const reason = error instanceof Refused ? error.reason : 'INTERNAL'
    if (reason === 'DATABASE_UNAVAILABLE' || reason === 'UNAVAILABLE') throw error
    app.log.error({ tenant, message: row.id, err: error }, 'a message cannot be sent')
    return failedBefore(
      app,
      reason === 'ERASED' ? { kind: 'refused', code: reason } : { kind: 'unconfirmed', code: reason },
    )
  }
}

function failedBefore(app: App, outcome: Outcome & { code: string }): Attempt {
  return { outcome, evidences: [{ kind: 'failed', at: app.clock.now(), code: outcome.code }] }
}
