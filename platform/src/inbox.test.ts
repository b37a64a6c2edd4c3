import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { topicOf } from './bus/event.ts'
import type { Bus } from './bus/port.ts'
import { postgresBus } from './bus/postgres.ts'
import { replayDeadLetters } from './dead-letters.ts'
import { Refused } from './errors.ts'
import { consume, type Effects } from './inbox.ts'
import { platformMigrations } from './migrations/platform.ts'
import { sqlMigration } from './migrations/sql-migration.ts'
import { silentLog } from './testing/log.ts'
import { type TestTenants, testTenants } from './testing/tenants.ts'

const effectsTable = sqlMigration('CreateEffects1795000000099', 'CREATE TABLE effects (subject text NOT NULL)')

let at: TestTenants
let bus: Bus

beforeAll(async () => {
  at = await testTenants('reader', [], [...platformMigrations, effectsTable], { bus: true })
  bus = postgresBus({ tenants: at.tenants, log: silentLog, pollMs: 50 })
})

afterAll(async () => {
  await bus.close()
  await at.close()
})

const eventOf = (subject: string, id = randomUUID()) => ({
  ...{ id, source: '/tenants/ca-east/teller', type: 'test.Told', subject, key: subject, data: Buffer.from(subject) },
  time: new Date(1_800_000_000_000),
})

const write: Effects[string] = async (tx, event) => {
  await tx.query('INSERT INTO effects (subject) VALUES ($1)', [event.subject])
}

type Tell = (...events: ReturnType<typeof eventOf>[]) => Promise<void>

async function reading(group: string, effects: Effects, work: (tell: Tell) => Promise<void>): Promise<void> {
  const loop = consume({ dbs: at.dbs, bus, tenants: at.tenants, service: group, group, effects, log: silentLog })
  const publish: Tell = (...events) => bus.publish('ca-east', topicOf('ca-east', group), events)
  loop.start()
  try {
    await work(publish)
  } finally {
    await loop.stop()
  }
}
async function countOf(subject: string, tenant = 'ca-east'): Promise<number> {
  const pool = await at.dbs.get(tenant)
  const [{ n }] = await pool.query('SELECT count(*)::int AS n FROM effects WHERE subject = $1', [subject])
  return n
}

async function handled(subject: string): Promise<void> {
  while ((await countOf(subject)) === 0) await sleep(20)
}

test('a repeated event has its effect once', async () => {
  await reading('once', { 'test.Told': write }, async (tell) => {
    const event = eventOf('repeated')
    await tell(event)
    await tell(event, event)
    await tell(eventOf('after'))
    await handled('after')
    expect(await countOf('repeated')).toBe(1)
    expect(await countOf('repeated', 'ca-west')).toBe(0)
  })
})

test('an effect that failed for a passing reason is tried again and leaves no half', async () => {
  let failures = 2
  const effect: Effects[string] = async (tx, event, tenant) => {
    await write(tx, event, tenant)
    if (failures-- > 0) throw new Refused('UNAVAILABLE', 'not now')
  }
  await reading('again', { 'test.Told': effect }, async (tell) => {
    await tell(eventOf('passing'))
    await handled('passing')
    expect(await countOf('passing')).toBe(1)
  })
})

test('an event that cannot be handled is kept, the next goes on, and it can be replayed', async () => {
  let broken = true
  const effect: Effects[string] = async (tx, event, tenant) => {
    if (broken && event.subject === 'bad') throw new TypeError('a mistake of ours')
    await write(tx, event, tenant)
  }
  const effects = { 'test.Told': effect }
  await reading('letters', effects, async (tell) => {
    await tell(eventOf('bad'), eventOf('next'))
    await handled('next')
    expect(await countOf('bad')).toBe(0)
  })
  broken = false
  expect(await replayDeadLetters(at.dbs, 'ca-east', 'letters', effects)).toBe(1)
  expect(await countOf('bad')).toBe(1)
  expect(await replayDeadLetters(at.dbs, 'ca-east', 'letters', effects)).toBe(0)
})

test('types that nobody knows are passed over', async () => {
  await reading('unknown', { 'test.Told': write }, async (tell) => {
    await tell({ ...eventOf('strange'), type: 'test.Newer' }, eventOf('known'))
    await handled('known')
    expect(await countOf('strange')).toBe(0)
  })
})
