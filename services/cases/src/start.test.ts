import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { loadConfig } from '@sustento/platform/config'
import { freePort } from '@sustento/platform/embedded/free-port'
import { CasesServiceClient } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { grpcClient } from '@sustento/platform/rpc/client'
import type { Running } from '@sustento/platform/run'
import { type TestTenants, testTenants } from '@sustento/platform/testing/tenants'
import { casesEnv } from './config.ts'
import { startCases } from './start.ts'
import { casesEntities } from './store/entities.ts'
import { casesMigrations } from './store/migrations.ts'

let authorities: TestTenants
let running: Running
let ports: { grpc: number; http: number }

beforeAll(async () => {
  authorities = await testTenants('cases', casesEntities, casesMigrations, { keys: true, bus: true })
  ports = { grpc: await freePort(), http: await freePort() }
  const nobody = '127.0.0.1:9'
  const env = {
    TENANTS_DIR: authorities.dir,
    LOG_LEVEL: 'silent',
    GRPC_PORT: String(ports.grpc),
    HTTP_PORT: String(ports.http),
    FORMS_ADDRESS: nobody,
    MESSAGING_ADDRESS: nobody,
    IDENTITY_ADDRESS: nobody,
  }
  running = await startCases(loadConfig(casesEnv, env), { signals: false })
})
afterAll(async () => {
  await running.stop()
  await authorities.close()
})

const http = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${ports.http}${path}`, init)

describe('the running service', () => {
  test('is live and ready without the services that it calls', async () => {
    expect((await http('/live')).status).toBe(200)
    expect((await http('/ready')).status).toBe(200)
  })

  test('answers nobody without a token, on either door', async () => {
    const client = grpcClient(CasesServiceClient, `127.0.0.1:${ports.grpc}`)
    const call = client.getCase({ name: 'tenants/ca-east/cases/x', language: '' })
    await expect(call).rejects.toMatchObject({ reason: 'UNAUTHENTICATED' })
    client.close()
    const answer = await http('/v1/tenants/ca-east/cases/x')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, expect.stringContaining('problem+json')])
  })

  test('takes a search in the body, so that no name stands in a URL', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"x"}' }
    expect((await http('/v1/tenants/ca-east/cases:search', init)).status).toBe(401)
    const unknown = { ...init, body: '{"names":"x"}' }
    const answer = await http('/v1/tenants/ca-east/cases:search', unknown)
    expect(await answer.json()).toMatchObject({ status: 400, reason: 'UNKNOWN_FIELD' })
  })

  test('names every key that its configuration lacks', () => {
    expect(() => loadConfig(casesEnv, { TENANTS_DIR: 'x', FORMS_ADDRESS: 'nowhere' })).toThrow(
      /FORMS_ADDRESS.*MESSAGING_ADDRESS.*IDENTITY_ADDRESS/,
    )
  })
})
