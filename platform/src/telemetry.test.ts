import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { postgres } from './testing/postgres.ts'

const source = (file: string) => new URL(file, import.meta.url).href

/** A service with REST door, gRPC and database; calls itself once with data, and prints its metrics. */
const child = (database: string) => `
  import '${source('./telemetry.ts')}?again'
  import { DataSource } from 'typeorm'
  import { logger } from '${source('./log.ts')}'
  import { echoHandlers, echoRegistry, startEcho } from '${source('./testing/echo.ts')}'
  import { openChannel } from '${source('./rpc/channel.ts')}'
  import { restDoor } from '${source('./rest/door.ts')}'
  import { httpServer } from '${source('./rest/server.ts')}'
  import { shutdownTelemetry } from '${source('./telemetry-handle.ts')}'
  const log = logger('child')
  const db = await new DataSource({ type: 'postgres', url: '${database}' }).initialize()
  const getNote = async (request, ctx) => {
    log.info('within')
    await db.query('SELECT $1::text', ['Canary'])
    await db.query('SELECT $1::uuid', ['Canary']).catch(() => undefined)
    return echoHandlers.getNote(request, ctx)
  }
  const echo = await startEcho({ getNote })
  const channel = openChannel(echo.address)
  const routes = [restDoor({ services: ['sustento.echo.v1.EchoService'], channel, registry: echoRegistry })]
  const server = httpServer({ port: 0, routes, log })
  const base = 'http://127.0.0.1:' + await server.start()
  const headers = { authorization: 'Bearer ca-east/caseworker' }
  const answer = await fetch(base + '/v1/tenants/ca-east/notes/1?labels=Canary', { headers })
  if (!(await answer.text()).includes('Canary')) throw new Error('the call went wrong: ' + answer.status)
  console.log(await (await fetch(base + '/metrics')).text())
  await server.drain(100)
  channel.close()
  await echo.server.drain(100)
  await db.destroy()
  await shutdownTelemetry()`

interface Span {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  attributes: { key: string; value: { stringValue?: string } }[]
}

async function runChild(env: Record<string, string>) {
  const database = (await postgres()).url('postgres')
  const flags = ['--disable-warning=ExperimentalWarning', '--import', source('./telemetry.ts'), '--input-type=module']
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const started = spawn(process.execPath, [...flags, '-e', child(database)], { env, cwd })
  const [output, errors] = await Promise.all([text(started.stdout), text(started.stderr), once(started, 'close')])
  const lines = output.split('\n').filter((line) => line.startsWith('{'))
  return { output, errors, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

describe('with a collector', () => {
  const spans: Span[] = []
  let seen: Awaited<ReturnType<typeof runChild>>

  beforeAll(async () => {
    const collector = createServer(async (request, response) => {
      const body = (await json(request)) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }
      spans.push(...body.resourceSpans.flatMap((of) => of.scopeSpans).flatMap((scope) => scope.spans))
      response.end('{}')
    }).listen(0, '127.0.0.1')
    await once(collector, 'listening')
    const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
    seen = await runChild({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: 'child' })
    collector.close()
  })

  const named = (part: string, kind: number) => {
    const found = spans.filter((span) => span.name.includes(part) && span.kind === kind)
    return found[0] as Span
  }

  test('one trace goes through the REST door, gRPC and the database', () => {
    expect(seen.errors).toBe('')
    const [server, client] = [2, 3]
    const door = named('GET', server)
    const call = named('EchoService/GetNote', client)
    const service = named('EchoService/GetNote', server)
    const query = named('SELECT', client)
    expect(new Set([door, call, service, query].map((span) => span.traceId)).size).toBe(1)
    expect(service.parentSpanId).toBe(call.spanId)
    expect(query.parentSpanId).toBe(service.spanId)
    expect(service.attributes).toContainEqual({ key: 'sustento.tenant', value: { stringValue: 'ca-east' } })
    expect(seen.lines.find(({ msg }) => msg === 'within')).toMatchObject({ trace_id: service.traceId })
  })

  test('nothing that was entered leaves with it', () => {
    expect(JSON.stringify(spans)).not.toContain('Canary')
  })

  test('metrics count calls and requests, without what was entered', () => {
    expect(seen.output).toMatch(/sustento_rpc_duration_count\{.*rpc_method="sustento\.echo\.v1\.EchoService\/GetNote"/)
    expect(seen.output).toMatch(/http_server_request_duration_count/)
    expect(seen.output).not.toContain('Canary')
  })
})

test('without a collector nothing is recorded, but lines carry the trace', async () => {
  const { errors, lines, output } = await runChild({})
  expect(errors).toBe('')
  expect(lines.find(({ msg }) => msg === 'within')).toMatchObject({ trace_id: expect.stringMatching(/^[0-9a-f]{32}$/) })
  expect(output).toMatch(/sustento_rpc_duration_count/)
})
