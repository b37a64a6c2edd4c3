import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { Fault } from './errors.ts'
import { logger } from './log.ts'
import { type Parts, run } from './run.ts'

function scene() {
  const happened: string[] = []
  const lines: Record<string, unknown>[] = []
  const note = (what: string) => void happened.push(what)
  const log = logger('test', 'debug', { write: (line) => void lines.push(JSON.parse(line)) })
  const server = (name: string, port: number) => ({
    name,
    start: async () => {
      note(`start ${name}`)
      return port
    },
    setReady: (ready: boolean) => note(`${name} ${ready ? 'ready' : 'unready'}`),
    drain: async (ms: number) => note(`drain ${name} ${ms}`),
  })
  const loop = (name: string) => ({ name, start: () => note(`start ${name}`), stop: async () => note(`stop ${name}`) })
  const grpc = server('grpc', 1)
  const http = server('http', 2)
  const loops = [loop('consumer'), loop('relay')]
  const close = [() => note('close telemetry'), () => note('close databases')]
  const parts: Parts = { servers: [grpc, http], loops, close }
  return { happened, lines, log, parts, grpc, http, loops }
}
const quietly = { signals: false, drainMs: 7 }

test('starts servers, then loops; stops in the order that loses nothing', async () => {
  const { happened, log, parts } = scene()
  const running = await run(log, parts, quietly)
  expect(running.ports).toEqual({ grpc: 1, http: 2 })
  expect(happened.splice(0)).toEqual([
    'start grpc',
    'start http',
    'grpc ready',
    'http ready',
    'start consumer',
    'start relay',
  ])
  await Promise.all([running.stop(), running.stop()])
  expect(happened).toEqual([
    'grpc unready',
    'http unready',
    'drain grpc 7',
    'drain http 7',
    'stop consumer',
    'stop relay',
    'close telemetry',
    'close databases',
  ])
})

test('leaves balancers the time to see that it is not ready any more', async () => {
  const { happened, log, parts } = scene()
  const running = await run(log, parts, { ...quietly, drainDelayMs: 200 })
  const stopped = running.stop()
  await sleep(20)
  expect(happened).toContain('grpc unready')
  expect(happened).not.toContain('drain grpc 7')
  await stopped
  expect(happened).toContain('drain grpc 7')
})

test('a step that fails does not keep the next from being taken', async () => {
  const { happened, lines, log, parts, loops } = scene()
  const broken = { name: 'broken', start: () => undefined, stop: () => Promise.reject(new Fault('no')) }
  const running = await run(log, { ...parts, loops: [broken, ...loops] }, quietly)
  await running.stop()
  expect(happened.at(-1)).toBe('close databases')
  expect(lines).toContainEqual(expect.objectContaining({ level: 'error', step: 'broken' }))
})

test('what was started is stopped when a later part cannot start', async () => {
  const { happened, log, parts, grpc, http } = scene()
  const broken = { ...http, name: 'broken', start: () => Promise.reject(new Fault('port taken')) }
  await expect(run(log, { ...parts, servers: [grpc, broken] }, quietly)).rejects.toThrow('port taken')
  expect(happened).toContain('drain grpc 7')
  expect(happened).not.toContain('start consumer')
  expect(happened.at(-1)).toBe('close databases')
})

describe('readiness', () => {
  test('follows what the process says of itself', async () => {
    const { happened, log, parts } = scene()
    let able = false
    const running = await run(log, { ...parts, ready: () => able }, { ...quietly, readyEveryMs: 10 })
    expect(happened).toContain('grpc unready')
    expect(happened).not.toContain('grpc ready')
    able = true
    await sleep(60)
    expect(happened.at(-1)).toBe('http ready')
    await running.stop()
  })

  test('is false when it cannot be found out', async () => {
    const { happened, log, parts } = scene()
    const running = await run(log, { ...parts, ready: () => Promise.reject(new Fault('x')) }, quietly)
    expect(happened).not.toContain('grpc ready')
    await running.stop()
  })

  test('does not come back once the stop has begun', async () => {
    const { happened, log, parts } = scene()
    const asked = Promise.withResolvers<boolean>()
    let first = true
    const ready = () => (first ? true : asked.promise)
    const running = await run(log, { ...parts, ready }, { ...quietly, readyEveryMs: 10 })
    first = false
    await sleep(30)
    await running.stop()
    asked.resolve(true)
    await sleep(10)
    expect(happened.slice(happened.indexOf('grpc unready'))).not.toContain('grpc ready')
  })
})

describe('a process of its own', () => {
  const script = (body: string) => `
    import { logger } from '${new URL('./log.ts', import.meta.url)}'
    import { run } from '${new URL('./run.ts', import.meta.url)}'
    import { httpServer } from '${new URL('./rest/server.ts', import.meta.url)}'
    const log = logger('child')
    await run(log, { servers: [httpServer({ port: 0, routes: [], log })], close: [() => log.info('closed')] })
    ${body}`

  async function child(body: string, signal?: NodeJS.Signals) {
    const arguments_ = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script(body)]
    const started = spawn(process.execPath, arguments_, { env: {} })
    let output = ''
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (data) => {
        output += data
        if (signal && String(data).includes('started')) started.kill(signal)
      })
    }
    const [code] = await once(started, 'close')
    return { code, output }
  }

  test.each(['SIGTERM', 'SIGINT'] as const)('stops on %s with status 0', async (signal) => {
    const { code, output } = await child('', signal)
    expect({ code, messages: output.match(/"msg":"[^"]+"/g) }).toEqual({
      code: 0,
      messages: ['"msg":"started"', '"msg":"stopping"', '"msg":"closed"', '"msg":"stopped"'],
    })
  })

  test('dies of an uncaught error through the log, without what it quotes', async () => {
    const { code, output } = await child(`setTimeout(() => JSON.parse('Canary'), 10)`)
    expect(code).toBe(1)
    expect(output).toContain('"level":"fatal"')
    expect(output).not.toContain('Canary')
  })
})
