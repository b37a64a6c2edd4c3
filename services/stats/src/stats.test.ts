import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { eventually } from '@sustento/platform/testing/eventually'
import { fact } from './testing/facts.ts'
import { startTestStats, type TestStats } from './testing/stats.ts'

let stats: TestStats
beforeAll(async () => {
  stats = await startTestStats()
})
afterAll(() => stats.stop())
beforeEach(async () => {
  for (const tenant of ['ca-east', 'ca-west']) {
    await (await stats.dbs.get(tenant)).query('DELETE FROM counted_fact')
    stats.exported[tenant] = []
  }
})

const told = () => [
  fact('CaseOpened', { counterpartState: 'NO' }),
  fact('ApplicationTransmitted', { counterpartState: 'NO' }),
  fact('TimeLimitStarted'),
  fact('AcknowledgementReceived', { counterpartState: 'NO', inTime: true }),
  fact('CaseOpened', { direction: 'incoming', counterpartState: 'PT' }),
  fact('ApplicationReceived', { direction: 'incoming', counterpartState: 'PT' }),
]
const countedOfTold = 5n

async function tellAndWait(tenant: string) {
  const facts = told()
  await stats.tell(tenant, facts)
  await eventually(async () => expect(await stats.counted(tenant)).toBe(countedOfTold))
  return facts
}

describe('facts of cases', () => {
  test('are counted once, however often they arrive', async () => {
    const facts = await tellAndWait('ca-east')
    const last = fact('CaseOpened', { counterpartState: 'BE' })
    await stats.tell('ca-east', [...facts, ...facts, last])
    await eventually(async () => expect(await stats.csv('ca-east')).toContain(',BE,1,'))
    expect(await stats.csv('ca-east')).toBe(
      'year,instrument,direction,application,counterpart_state,opened,applications,acknowledged,acknowledged_in_time,' +
        'status_reports,status_reports_in_time,refused,discontinued\r\n' +
        '2026,regulation-4-2009,incoming,56-1-b,PT,1,1,0,0,0,0,0,0\r\n' +
        '2026,regulation-4-2009,outgoing,56-1-b,BE,1,0,0,0,0,0,0,0\r\n' +
        '2026,regulation-4-2009,outgoing,56-1-b,NO,1,1,1,1,0,0,0,0\r\n',
    )
  })

  test('of one authority are not those of the other', async () => {
    await tellAndWait('ca-east')
    expect(await stats.counted('ca-west')).toBe(0n)
  })

  test('that say nothing of their case are set aside and hold nobody up', async () => {
    await stats.tell('ca-west', [{ ...fact('CaseOpened'), data: new Uint8Array() }])
    await tellAndWait('ca-west')
    const letters = await (await stats.dbs.get('ca-west')).query('SELECT type, reason FROM dead_letters')
    expect(letters).toEqual([{ type: 'sustento.cases.v1.CaseOpened', reason: 'INVALID_ARGUMENT' }])
  })
})

describe('rebuilding', () => {
  test('gives the same file, byte by byte', async () => {
    stats.exported['ca-east'] = await tellAndWait('ca-east')
    const before = await stats.csv('ca-east')
    await (await stats.dbs.get('ca-east')).query('DELETE FROM counted_fact')
    expect(await stats.rebuild('ca-east')).toBe(countedOfTold)
    expect(await stats.csv('ca-east')).toBe(before)
    expect(await stats.rebuild('ca-east')).toBe(countedOfTold)
    expect(await stats.csv('ca-east')).toBe(before)
    expect(stats.exports.at(-1)).toBe('ca-east service-stats')
  })

  test('neither loses nor doubles what arrives meanwhile, and readers see the old figures until its end', async () => {
    const facts = await tellAndWait('ca-east')
    const onBoth = [fact('CaseOpened'), fact('CaseOpened')]
    const onlyOnBus = [fact('CaseOpened'), fact('CaseOpened'), fact('CaseOpened')]
    const meanwhile = async () => {
      await stats.tell('ca-east', [...onBoth, ...onlyOnBus])
      await eventually(async () => expect(await stats.counted('ca-east')).toBe(countedOfTold + 5n))
    }
    stats.exported['ca-east'] = [...facts, meanwhile, ...onBoth]
    expect(await stats.rebuild('ca-east')).toBe(countedOfTold + 5n)
    expect(await stats.csv('ca-east')).toContain('outgoing,56-1-b,BE,5,0,0,0')
  })

  test('lets a fact wait that it has counted itself, and counts it once', async () => {
    const both = fact('CaseOpened')
    stats.exported['ca-east'] = [
      both,
      ...Array.from({ length: 1_100 }, () => fact('CaseOpened')),
      () => stats.tell('ca-east', [both]),
    ]
    expect(await stats.rebuild('ca-east')).toBe(1_101n)
    await stats.tell('ca-east', [fact('CaseOpened', { counterpartState: 'NO' })])
    await eventually(async () => expect(await stats.counted('ca-east')).toBe(1_102n))
    expect(await stats.csv('ca-east')).toContain(',BE,1101,')
  })

  test('forgets what is no fact', async () => {
    const noFact = fact('CaseOpened', { counterpartState: 'PT' })
    await stats.tell('ca-east', [noFact])
    await eventually(async () => expect(await stats.counted('ca-east')).toBe(1n))
    stats.exported['ca-east'] = [fact('CaseOpened')]
    expect(await stats.rebuild('ca-east')).toBe(1n)
    expect(await stats.csv('ca-east')).not.toContain(',PT,')
  })

  test('of fifty thousand facts is done in one call', async () => {
    const message = () => Array.from({ length: 500 }, () => fact('CaseOpened'))
    stats.exported['ca-east'] = Array.from({ length: 100 }, message)
    expect(await stats.rebuild('ca-east')).toBe(50_000n)
    expect(await stats.csv('ca-east')).toContain(',BE,50000,')
  })

  test('that fails on its way leaves the figures as they were', async () => {
    await tellAndWait('ca-east')
    const before = await stats.csv('ca-east')
    stats.exported['ca-east'] = [fact('CaseOpened'), () => Promise.reject(new Error('cases went away'))]
    await expect(stats.rebuild('ca-east')).rejects.toMatchObject({ reason: 'INTERNAL' })
    expect(await stats.csv('ca-east')).toBe(before)
  })

  test('is done once for one request id, and audited', async () => {
    const requestId = randomUUID()
    const before = stats.exports.length
    stats.exported['ca-east'] = [fact('CaseOpened')]
    expect(await stats.rebuild('ca-east', requestId)).toBe(1n)
    expect(await stats.rebuild('ca-east', requestId)).toBe(1n)
    expect(stats.exports).toHaveLength(before + 1)
    const pool = await stats.dbs.get('ca-east')
    const [line] = await pool.query('SELECT action, name, outcome FROM audit ORDER BY seq DESC LIMIT 1')
    expect(line).toEqual({ action: 'statistics.rebuild', name: 'tenants/ca-east/annualReturns', outcome: 'done' })
  })

  test('is not for caseworkers', async () => {
    const refusal = stats.rebuild('ca-east', randomUUID(), 'caseworker')
    await expect(refusal).rejects.toMatchObject({ reason: 'PERMISSION_DENIED' })
  })
})

describe('the annual return', () => {
  test('has rows, and says how fresh it is', async () => {
    const time = new Date('2026-12-01T08:00:00Z')
    stats.exported['ca-west'] = [fact('AcknowledgementReceived', { time, inTime: false })]
    await stats.rebuild('ca-west')
    const name = 'tenants/ca-west/annualReturns/2026'
    expect(await stats.client.getAnnualReturn({ name }, await stats.as('ca-west', 'auditor'))).toEqual({
      rows: [
        {
          instrument: 'regulation-4-2009',
          direction: 'outgoing',
          application: '56-1-b',
          counterpartState: 'BE',
          opened: 0n,
          applications: 0n,
          acknowledged: 1n,
          acknowledgedInTime: 0n,
          statusReports: 0n,
          statusReportsInTime: 0n,
          refused: 0n,
          discontinued: 0n,
        },
      ],
      factsCounted: 1n,
      newestFactTime: time,
    })
  })

  test.each(['2026x', '0026', '20261', ''])('of the year %j does not exist', async (year) => {
    const call = stats.client.getAnnualReturn(
      { name: `tenants/ca-east/annualReturns/${year}` },
      await stats.as('ca-east'),
    )
    await expect(call).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
  })

  test('of the other authority is refused', async () => {
    const name = 'tenants/ca-west/annualReturns/2026'
    const call = stats.client.exportAnnualReturn({ name }, await stats.as('ca-east'))
    await expect(call).rejects.toMatchObject({ reason: 'WRONG_TENANT' })
  })
})
