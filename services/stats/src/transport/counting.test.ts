import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type TestTenants, testTenants } from '@sustento/platform/testing/tenants'
import fc from 'fast-check'
import { annualReturnCsv } from '../domain/annual-return.ts'
import { annualReturn } from '../store/annual-return.ts'
import { getFreshness, insertCounted } from '../store/counted-facts.ts'
import { statsEntities, statsMigrations } from '../store/schema.ts'
import { fact, someFacts } from '../testing/facts.ts'
import { readFact, type WireFact } from './read-fact.ts'

let authorities: TestTenants
beforeAll(async () => {
  authorities = await testTenants('stats', statsEntities, statsMigrations)
})
afterAll(() => authorities.close())

async function countAll(tenant: string, facts: WireFact[]): Promise<string> {
  const pool = await authorities.dbs.get(tenant)
  await pool.query('DELETE FROM counted_fact')
  for (const each of facts) {
    const counted = readFact(each)
    if (counted) await insertCounted(pool.manager, counted)
  }
  const years = await Promise.all(
    [2025, 2026].map(async (year) => annualReturnCsv(year, await annualReturn(pool.manager, year))),
  )
  return years.join('')
}

describe('the annual return', () => {
  test('does not depend on the order of the facts, nor on how often each arrives', async () => {
    const twoOrders = someFacts.chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })),
    )
    await fc.assert(
      fc.asyncProperty(twoOrders, async ([facts, again]) => {
        const [one, other] = await Promise.all([countAll('ca-east', facts), countAll('ca-west', again)])
        expect(other).toBe(one)
      }),
      { numRuns: 15 },
    )
  })

  test('sums by instrument, direction, application and State, in the order of their bytes', async () => {
    const csv = await countAll('ca-east', [
      fact('CaseOpened', { counterpartState: 'a' }),
      fact('CaseOpened', { counterpartState: 'NO' }),
      fact('CaseOpened', { counterpartState: 'NO' }),
      fact('ApplicationTransmitted', { counterpartState: 'NO' }),
      fact('AcknowledgementReceived', { counterpartState: 'NO', inTime: false }),
      fact('ApplicationReceived', { direction: 'incoming', instrument: 'hague-2007', application: '10-1-a' }),
      fact('ApplicationAcknowledged', { direction: 'incoming', instrument: 'hague-2007', application: '10-1-a' }),
      fact('TimeLimitStarted'),
      fact('StepTaken', { counterpartState: 'NO', inTime: false }),
      fact('StepTaken', { counterpartState: 'NO', step: 'refusal' }),
    ])
    expect(csv.split('\r\n').filter((line) => line.startsWith('2026'))).toEqual([
      '2026,hague-2007,incoming,10-1-a,BE,0,1,1,1,0,0,0,0',
      '2026,regulation-4-2009,outgoing,56-1-b,NO,2,1,1,0,1,0,1,0',
      '2026,regulation-4-2009,outgoing,56-1-b,a,1,0,0,0,0,0,0,0',
    ])
  })

  test('counts in the year of the day, not of the message', async () => {
    const late = fact('ApplicationReceived', { year: 2025, time: new Date('2026-01-03T08:00:00Z') })
    expect(await countAll('ca-east', [late])).toContain('2025,regulation-4-2009,outgoing,56-1-b,BE,0,1,0,0')
  })

  test('says how fresh it is', async () => {
    const newest = new Date('2026-11-22T10:00:00.123Z')
    await countAll('ca-east', [fact('CaseOpened', { time: newest }), fact('CaseOpened')])
    const pool = await authorities.dbs.get('ca-east')
    expect(await getFreshness(pool.manager)).toEqual({ factsCounted: 2, newestFactTime: newest })
  })

  test('of one authority knows nothing of the other', async () => {
    await countAll('ca-west', [])
    await countAll('ca-east', [fact('CaseOpened')])
    const west = await authorities.dbs.get('ca-west')
    expect(await annualReturn(west.manager, 2026)).toEqual([])
  })
})
