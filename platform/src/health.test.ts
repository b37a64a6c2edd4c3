import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { logger } from './log.ts'
import { httpServer } from './rest/server.ts'
import type { Serving } from './serving.ts'
import { publishTelemetry } from './telemetry-handle.ts'

let server: Serving
let base: string
beforeEach(async () => {
  server = httpServer({ port: 0, routes: [], log: logger('test', 'silent') })
  base = `http://127.0.0.1:${await server.start()}`
})
afterEach(() => server.drain(0))

test('/live answers from the first moment', async () => {
  expect((await fetch(`${base}/live`)).status).toBe(200)
})

test('/ready follows the readiness of the process', async () => {
  const ready = async () => (await fetch(`${base}/ready`)).status
  expect(await ready()).toBe(503)
  server.setReady(true)
  expect(await ready()).toBe(200)
  server.setReady(false)
  expect(await ready()).toBe(503)
})

test('/metrics is what telemetry published, and nothing without it', async () => {
  expect((await fetch(`${base}/metrics`)).status).toBe(404)
  publishTelemetry({ metrics: (_request, response) => void response.end('up 1\n'), shutdown: () => Promise.resolve() })
  expect(await (await fetch(`${base}/metrics`)).text()).toBe('up 1\n')
  publishTelemetry(undefined)
})
