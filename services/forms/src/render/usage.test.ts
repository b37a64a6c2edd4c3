import { expect, test } from '@jest/globals'
import { usageOf } from './usage.ts'

const spentMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
/** Of what is counted in ticks, two may be missing or too many. */
const slackMs = 20

const onLinux = process.platform === 'linux'

test('processor time of a process is told as the process itself counts it, not as the clock goes', async () => {
  const before = spentMs()
  await new Promise((resolve) => setTimeout(resolve, 500))
  const { cpuMs, residentBytes } = await usageOf(process.pid)
  if (!onLinux) return expect({ cpuMs, residentBytes }).toEqual({ cpuMs: undefined, residentBytes: 0 })
  expect(cpuMs).toBeGreaterThanOrEqual(before - slackMs)
  expect(cpuMs).toBeLessThanOrEqual(spentMs() + slackMs)
  expect(residentBytes).toBeGreaterThan(1024 * 1024)
})

test('nothing is told of a process that is not there', async () => {
  expect(await usageOf(undefined)).toEqual({ residentBytes: 0 })
})
