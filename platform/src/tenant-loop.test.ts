import { expect, test } from '@jest/globals'
import { tenantLoop } from './tenant-loop.ts'
import { eventually } from './testing/eventually.ts'
import { silentLog } from './testing/log.ts'
import { testMetrics } from './testing/metrics.ts'

const never = 3_600_000
const tenants = [{ id: 'ca-east' }, { id: 'ca-west' }]

function counting(work: (tenant: string) => Promise<boolean> = async () => false, workers = 1) {
  const done: Record<string, number> = { 'ca-east': 0, 'ca-west': 0 }
  const count = async (tenant: string) => {
    done[tenant] = (done[tenant] ?? 0) + 1
    return work(tenant)
  }
  const loop = tenantLoop({ name: 'test', log: silentLog, tenants, work: count, pollMs: never, workers })
  loop.start()
  return { done, loop }
}

test('works for every tenant, and again for the one that is woken', async () => {
  const { done, loop } = counting()
  await eventually(() => expect(done).toEqual({ 'ca-east': 1, 'ca-west': 1 }))
  loop.wake('ca-west')
  loop.wake('ca-nowhere')
  await eventually(() => expect(done).toEqual({ 'ca-east': 1, 'ca-west': 2 }))
  await loop.stop()
  loop.wake('ca-west')
  expect(done).toEqual({ 'ca-east': 1, 'ca-west': 2 })
})

test('a tenant that takes long, or fails, holds up no other', async () => {
  const long = Promise.withResolvers<boolean>()
  const { done, loop } = counting(async (tenant) => (tenant === 'ca-east' ? long.promise : (done[tenant] ?? 0) < 5))
  await eventually(() => expect(done).toEqual({ 'ca-east': 1, 'ca-west': 5 }))
  long.reject(new Error('away'))
  await loop.stop()
})

test('several workers of a tenant work at a time', async () => {
  const open = Promise.withResolvers<boolean>()
  const { done, loop } = counting(() => open.promise, 3)
  await eventually(() => expect(done).toEqual({ 'ca-east': 3, 'ca-west': 3 }))
  open.resolve(false)
  await loop.stop()
})

test('what goes on failing is measured, the most of several workers, until it succeeds', async () => {
  const measured = testMetrics()
  let calls = 0
  const { loop } = counting(async (tenant) => {
    if (tenant === 'ca-east') calls++
    if (tenant === 'ca-east' && calls <= 4) throw new Error('away')
    return false
  }, 2)
  const failures = async (tenant: string) => {
    const points = await measured.values('sustento.loop.failures')
    return points.filter((point) => point['sustento.tenant'] === tenant)
  }
  await eventually(async () => expect((await failures('ca-east'))[0]?.value).toBeGreaterThan(1))
  expect(await failures('ca-west')).toMatchObject([{ loop: 'test', value: 0 }])
  await eventually(async () => expect(await failures('ca-east')).toMatchObject([{ loop: 'test', value: 0 }]))
  await loop.stop()
})
