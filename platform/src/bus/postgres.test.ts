import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '../testing/eventually.ts'
import { silentLog } from '../testing/log.ts'
import { asAdmin, postgres } from '../testing/postgres.ts'
import { type TcpGate, tcpGate } from '../testing/tcp-gate.ts'
import { type TestTenants, testTenants } from '../testing/tenants.ts'
import { busContract } from './contract.ts'
import type { BusEvent } from './event.ts'
import type { Bus, Delivered } from './port.ts'
import { type PostgresBusOptions, postgresBus } from './postgres.ts'

busContract('PostgreSQL', async () => {
  const at = await testTenants('bus-user', [], [], { bus: true })
  const make = () => postgresBus({ tenants: at.tenants, log: silentLog, pollMs: 50 })
  const pair = { one: make(), other: make() }
  return {
    ...pair,
    async close() {
      await Promise.all([pair.one.close(), pair.other.close()])
      await at.close()
    },
  }
})

describe('the bus on PostgreSQL', () => {
  let at: TestTenants
  let gate: TcpGate
  const buses: Bus[] = []

  beforeAll(async () => {
    at = await testTenants('bus-user', [], [], { bus: true })
    gate = await tcpGate((await postgres()).port)
  })
  afterAll(async () => {
    await Promise.all(buses.map((bus) => bus.close()))
    await gate.close()
    await at.close()
  })

  function busOn(port: number, options: Partial<PostgresBusOptions> = {}): Bus {
    const tenants = at.tenants.map((tenant) => {
      const url = new URL(tenant.service.busUrl ?? '')
      url.port = String(port)
      return { ...tenant, service: { ...tenant.service, busUrl: url.href } }
    })
    const bus = postgresBus({ tenants, log: silentLog, pollMs: 50, ...options })
    buses.push(bus)
    return bus
  }

  test('another takes over when the connections of the active one are lost, and nothing is left out', async () => {
    const direct = busOn((await postgres()).port)
    const behindGate = busOn(gate.port)
    const shared = progress()
    await behindGate.subscribe('ca-east', 't', 'group', shared.by('first'))
    await direct.publish('ca-east', 't', [event(1)])
    await eventually(() => expect(shared.handled).toEqual([['first', 1]]))
    await direct.subscribe('ca-east', 't', 'group', shared.by('second'))
    gate.shut()
    await direct.publish('ca-east', 't', [event(2)])
    await eventually(() => expect(shared.handled).toContainEqual(['second', 2]))
    gate.open()
    await direct.publish('ca-east', 't', [event(3)])
    await eventually(() => expect(shared.handled.map(([, n]) => n)).toEqual([1, 2, 3]))
  })

  test('a subscriber whose database went away goes on when it is back', async () => {
    const bus = busOn(gate.port)
    const shared = progress()
    await bus.subscribe('ca-west', 't', 'group', shared.by('only'))
    gate.shut()
    await expect(bus.publish('ca-west', 't', [event(1)])).rejects.toThrow()
    gate.open()
    await eventually(() => bus.publish('ca-west', 't', [event(2)]))
    await eventually(() => expect(shared.handled).toEqual([['only', 2]]))
  })

  test('what is older than its retention is removed as new events come', async () => {
    const bus = busOn((await postgres()).port, { retentionDays: 10 })
    await bus.publish('ca-east', 'kept', [event(1), event(2)])
    const database = new URL(at.tenants[0]?.service.busUrl ?? '').pathname.slice(1)
    const age = `UPDATE events SET published_at = now() - interval '11 days' WHERE topic = 'kept' AND position = 1`
    await asAdmin(database, (admin) => admin.query(age))
    await bus.publish(
      'ca-east',
      'kept',
      Array.from({ length: 1_000 }, (_, n) => event(n)),
    )
    const first = `SELECT min(position)::int AS first, count(*)::int AS count FROM events WHERE topic = 'kept'`
    const { rows } = await asAdmin(database, (admin) => admin.query(first))
    expect(rows).toEqual([{ first: 2, count: 1_001 }])
  })
})

function event(n: number): BusEvent {
  const about = { source: '/tenants/x/y', type: 'test.Happened', subject: 'a', key: 'a' }
  return { id: randomUUID(), ...about, time: new Date(1_800_000_000_000), data: Buffer.from([n]) }
}

/** The position that the subscribers of a group share, and who handled what. */
function progress() {
  const handled: [string, number | undefined][] = []
  let position = 0n
  return {
    handled,
    by: (name: string) => ({
      position: async () => position,
      async handle(delivered: Delivered) {
        handled.push([name, delivered.data[0]])
        position = delivered.position
      },
    }),
  }
}
