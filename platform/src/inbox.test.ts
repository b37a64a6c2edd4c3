import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { topicOf } from './bus/event.ts'
import type { Bus, Delivered } from './bus/port.ts'
import { postgresBus } from './bus/postgres.ts'
import { replayDeadLetters } from './dead-letters.ts'
import { Refused } from './errors.ts'
import { type ConsumeOptions, consume, type Effects, forgetOldEvents } from './inbox.ts'
import { platformMigrations } from './migrations/platform.ts'
import { sqlMigration } from './migrations/sql-migration.ts'
import { silentLog } from './testing/log.ts'
import { type TestTenants, testTenants } from './testing/tenants.ts'

const effectsTable = sqlMigration('CreateEffects1795000000099', 'CREATE TABLE effects (subject text NOT NULL)')

let at: TestTenants
let bus: Bus
let reader: Omit<ConsumeOptions, 'effects'>

beforeAll(async () => {
  at = await testTenants('reader', [], [...platformMigrations, effectsTable], { bus: true })
  bus = postgresBus({ tenants: at.tenants, log: silentLog, pollMs: 50 })
  reader = { dbs: at.dbs, bus, tenants: at.tenants, service: 'late-bus', group: 'late-bus', log: silentLog }
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

async function reading(
  group: string,
  effects: Effects,
  work: (tell: Tell) => Promise<void>,
  onHandled?: ConsumeOptions['onHandled'],
): Promise<void> {
  const loop = consume({ ...reader, service: group, group, effects, onHandled })
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

/** The dead letters of a group, once there are so many. */
async function lettersOf(group: string, count: number): Promise<Record<string, unknown>[]> {
  const pool = await at.dbs.get('ca-east')
  for (;;) {
    const letters = await pool.query('SELECT * FROM dead_letters WHERE consumer = $1', [group])
    if (letters.length === count) return letters
    await sleep(20)
  }
}

test('what is called after a fact finds its effect committed', async () => {
  const told: Promise<number>[] = []
  const onHandled = (event: Delivered, tenant: string) => told.push(countOf(event.subject, tenant))
  const effects = { 'test.Told': write, 'test.Wrong': () => Promise.reject(new Refused('NOT_FOUND', 'no such thing')) }
  await reading(
    'afterwards',
    effects,
    async (tell) => {
      await tell({ ...eventOf('wrong'), type: 'test.Wrong' }, eventOf('committed'))
      await handled('committed')
    },
    onHandled,
  )
  expect(await Promise.all(told)).toEqual([1])
})

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

test('a letter that fails again stays, the next is replayed, and two replays at once do it once', async () => {
  const fails: Effects[string] = () => Promise.reject(new TypeError('a mistake of ours'))
  await reading('again-letters', { 'test.Told': fails }, async (tell) => {
    await tell(eventOf('still-bad'), eventOf('repaired'))
    await lettersOf('again-letters', 2)
  })
  const repaired: Effects[string] = async (tx, event, tenant) => {
    if (event.subject === 'still-bad') throw new TypeError('a mistake of ours')
    await write(tx, event, tenant)
  }
  const replay = () => replayDeadLetters(at.dbs, 'ca-east', 'again-letters', { 'test.Told': repaired })
  const counts = await Promise.all([replay(), replay()])
  expect(counts.reduce((sum, count) => sum + count)).toBe(1)
  expect([await countOf('repaired'), await countOf('still-bad')]).toEqual([1, 0])
})

test('a dead letter says why by the name of the reason and quotes nothing', async () => {
  const refuses: Effects[string] = () => Promise.reject(new Refused('INVALID_ARGUMENT', 'a sentence'))
  await reading('reasons', { 'test.Told': refuses }, async (tell) => {
    await tell(eventOf('refused'))
    const [letter] = await lettersOf('reasons', 1)
    expect(letter).toMatchObject({ reason: 'INVALID_ARGUMENT', topic: 'ca-east.reasons.events.v1', replayed_at: null })
    expect(JSON.stringify(letter)).not.toContain('a sentence')
  })
})

test('a consumer that cannot reach the bus stops at once', async () => {
  const away: Bus = { ...bus, subscribe: () => Promise.reject(new Error('away')) }
  const loop = consume({ ...reader, bus: away, effects: {} })
  loop.start()
  await loop.stop()
  const later = consume({ ...reader, effects: { 'test.Told': write } })
  later.start()
  await bus.publish('ca-east', topicOf('ca-east', reader.service), [eventOf('later')])
  await handled('later')
  await later.stop()
})

test('handled events are forgotten after 45 days', async () => {
  const pool = await at.dbs.get('ca-west')
  await pool.query(
    `INSERT INTO inbox (event_id, consumer, received_at)
     SELECT gen_random_uuid(), 'old', now() - make_interval(days => d) FROM unnest(ARRAY[1, 44, 46, 60]) AS d`,
  )
  expect(await pool.transaction(forgetOldEvents)).toBe(2)
  expect(await pool.query(`SELECT FROM inbox WHERE consumer = 'old'`)).toHaveLength(2)
})
