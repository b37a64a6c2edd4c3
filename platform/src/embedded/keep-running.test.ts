import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { silentLog } from '../testing/log.ts'
import { freePort } from './free-port.ts'
import { keepRunning } from './keep-running.ts'
import { ownServer } from './own-server.ts'
import { runningPort, stopServer } from './postgres-server.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sustento-kept-'))
})
afterAll(async () => {
  await stopServer(folder, 'immediate')
  await rm(folder, { recursive: true, force: true })
})

test('a server that has ended runs again on its port, until nobody wants it any more', async () => {
  const { port } = await ownServer(folder, 'a password', freePort)
  const kept = keepRunning(folder, 'a password', port, silentLog)
  kept.start()
  for (const time of ['first', 'second']) {
    await stopServer(folder, 'immediate')
    while ((await runningPort(folder)) === undefined) await sleep(50)
    expect([time, await runningPort(folder)]).toEqual([time, port])
  }
  await kept.stop()
  await stopServer(folder, 'immediate')
  expect(await runningPort(folder)).toBeUndefined()
}, 120_000)
