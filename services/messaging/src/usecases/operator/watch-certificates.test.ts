import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { fixedClock } from '@sustento/platform/clock'
import { recordingLog } from '@sustento/platform/testing/log'
import { accessPoints } from '../../store/access-points.ts'
import { writeAccessPoint } from '../../testing/access-point-folder.ts'
import { testAccessPoints } from '../../testing/identities.ts'
import { watchCertificates } from './watch-certificates.ts'

const dir = await mkdtemp(join(tmpdir(), 'sustento-watch-'))
afterAll(() => rm(dir, { recursive: true }))

const { east, west, north } = await testAccessPoints(['east', 'west', 'north'])
const { north: newer } = await testAccessPoints(['north'], new Date('2028-10-01T00:00:00Z'))
await writeAccessPoint(dir, 'ca-east', east, [west, { ...north, certificates: [north.x509, newer.x509] }], {
  endpoint: 'http://127.0.0.1:9/as4',
})
const { log, lines } = recordingLog()
const points = await accessPoints([{ id: 'ca-east', folder: join(dir, 'ca-east') }], log)
const clock = fixedClock('2026-11-22T10:00:00Z')
const watch = watchCertificates({ points, clock, log }, ['ca-east'])
afterAll(() => watch.close())

const end = east.x509.validToDate.getTime()
const told = async (daysBefore: number) => {
  clock.set(new Date(end - daysBefore * 86_400_000).toISOString())
  const before = lines.length
  await watch.look('ca-east')
  return lines.slice(before).map(({ partner, msg, days }) => [partner, msg, days])
}

test('the log says once a day which certificates end within thirty days, and those that ended, unless they were replaced', async () => {
  expect(await told(31)).toEqual([])
  expect((await told(30)).toSorted()).toEqual([
    ['', 'a certificate ends soon', 30],
    ['west', 'a certificate ends soon', 30],
  ])
  expect(await told(30)).toEqual([])
  expect((await told(29)).map(([partner]) => partner).toSorted()).toEqual(['', 'west'])
  expect((await told(-2)).toSorted()).toEqual([
    ['', 'a certificate has ended and was not replaced', -2],
    ['west', 'a certificate has ended and was not replaced', -2],
  ])
})
