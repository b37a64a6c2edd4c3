import type { Client } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { services } from '@sustento/embedded/layout'
import { accessOf } from '@sustento/platform/access'
import { allRpcs, type Rpc } from '@sustento/platform/descriptors'
import { fromServiceError } from '@sustento/platform/rpc/status'
import { auditLog, contentOf, refusalsIn } from '../support/database-content.ts'
import { type Installation, installation } from '../support/installation.ts'
import { callForError, rawClient } from '../support/raw-call.ts'
import { serviceToken, userToken } from '../support/user-token.ts'
import { aimedRequest, smugglingRequests } from './aimed-request.ts'
import { badTokens } from './bad-tokens.ts'
import { type TestKey, testKey } from './test-key.ts'

// Generated from the contract: every RPC, called by one authority with names of the other, refuses, leaves the other's
// database untouched and writes an audit line in the caller's own.

const caller = 'be-nl'
const target = 'be-fr'
const rpcs = allRpcs().map((rpc) => ({
  ...rpc,
  short: rpc.path.split('.').at(-1) ?? rpc.path,
  own: rpc.path.split('.')[1] ?? '',
}))

let at: Installation
let key: TestKey
const tokens = new Map<string, string>()
const clients = new Map<string, Client>()

beforeAll(async () => {
  key = await testKey(caller)
  at = await installation(['be'], { adjust: key.adjust })
  for (const role of ['caseworker', 'supervisor', 'administrator'] as const)
    tokens.set(role, await userToken(at, caller, role))
  for (const name of ['cases', 'messaging', 'stats', 'web'])
    tokens.set(`service-${name}`, await serviceToken(at, caller, name))
  const { ports } = at.stateOf(caller)
  for (const name of services) clients.set(name, rawClient(ports.grpc[name]))
})

afterAll(async () => {
  for (const client of clients.values()) client.close()
  await at?.close()
  await key?.close()
})

async function reasonOf(rpc: Rpc, own: string, token: string | undefined, request: Uint8Array): Promise<unknown> {
  const client = clients.get(own)
  if (!client) throw new Error(`no service ${own}`)
  const error = await callForError(client, rpc, token, request)
  return error && (fromServiceError(error) as { reason: string }).reason
}

function tokenFor(rpc: Rpc): string {
  const role = accessOf(rpc).find((each) => tokens.has(each)) ?? ''
  return tokens.get(role) ?? `nobody may call ${rpc.path}`
}

test('every service of the contract is covered', () => {
  expect(new Set(rpcs.map((rpc) => rpc.own))).toEqual(new Set(services))
})

describe.each(rpcs)('$short', (rpc) => {
  test('refuses what belongs to the other authority, and writes it down', async () => {
    const before = await contentOf(at, target, rpc.own)
    const refusals = await refusalsIn(at, caller, rpc.own)
    const { bytes, name } = aimedRequest(rpc, target)
    expect(await reasonOf(rpc, rpc.own, tokenFor(rpc), bytes)).toBe('WRONG_TENANT')
    expect(await contentOf(at, target, rpc.own)).toBe(before)
    const line = { action: rpc.path, name, reason: 'WRONG_TENANT' }
    expect(await refusalsIn(at, caller, rpc.own)).toEqual([...refusals, line])
  })

  test('refuses a name of the other authority in any text of an own request', async () => {
    for (const { path, bytes } of smugglingRequests(rpc, caller, target)) {
      expect({ path, reason: await reasonOf(rpc, rpc.own, tokenFor(rpc), bytes) }).toEqual({
        path,
        reason: 'WRONG_TENANT',
      })
    }
  })
})

describe.each(services)('%s', (own) => {
  const first = rpcs.find((rpc) => rpc.own === own && rpc.desc.methodKind === 'unary')
  if (!first) throw new Error(`${own} has no unary RPC`)
  const request = aimedRequest(first, caller).bytes
  const ask = (token: string | undefined) => reasonOf(first, own, token, request)

  test('takes a token that the issuer signed', async () => {
    // the key of the test opens the door, so what follows is refused for no other reason than its own
    expect(['UNAUTHENTICATED', 'TOKEN_EXPIRED', 'PERMISSION_DENIED']).not.toContain(
      await ask(await key.sign({ roles: accessOf(first) })),
    )
  })

  test.each(badTokens)('refuses %s', async (_, reason, make) => {
    const before = await contentOf(at, caller, own, auditLog)
    expect(await ask(await make(key, accessOf(first)))).toBe(reason)
    expect(await contentOf(at, caller, own, auditLog)).toBe(before)
  })
})
