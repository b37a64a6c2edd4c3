import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { eventually } from '../testing/eventually.ts'
import { silentLog } from '../testing/log.ts'
import { asAdmin, postgres } from '../testing/postgres.ts'
import { type TcpGate, tcpGate } from '../testing/tcp-gate.ts'
import { listen } from './listen.ts'

let gate: TcpGate
let url: string

beforeAll(async () => {
  const server = await postgres()
  gate = await tcpGate(server.port)
  const address = new URL(server.url('postgres'))
  address.port = String(gate.port)
  url = address.href
})
afterAll(() => gate.close())

const notify = () => asAdmin('postgres', (admin) => admin.query('NOTIFY listen_test'))

test('hints arrive, and the connection comes back after it was lost', async () => {
  let hints = 0
  const listening = listen(url, 'listen_test', silentLog, () => {
    hints += 1
  })
  await eventually(() => expect(hints).toBe(1))
  await notify()
  await eventually(() => expect(hints).toBe(2))
  gate.shut()
  gate.open()
  await eventually(() => expect(hints).toBe(3))
  await notify()
  await eventually(() => expect(hints).toBe(4))
  await listening.close()
  await notify()
  expect(hints).toBe(4)
})

test('it can be closed while there is nobody to connect to', async () => {
  gate.shut()
  await listen(url, 'listen_test', silentLog, () => undefined).close()
  gate.open()
})
