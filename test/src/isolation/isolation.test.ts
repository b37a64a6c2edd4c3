import type { Client } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { services } from '@sustento/embedded/layout'
import { accessOf } from '@sustento/platform/access'
import { allRpcs } from '@sustento/platform/descriptors'
import { fromServiceError } from '@sustento/platform/rpc/status'
import { contentOf, refusalsIn } from '../support/database-content.ts'
import { type Installation, installation } from '../support/installation.ts'
import { callForError, rawClient } from '../support/raw-call.ts'
import { serviceToken, userToken } from '../support/user-token.ts'
import { aimedRequest } from './aimed-request.ts'

// Generated from the contract: every RPC, called by one authority with names of the other, refuses, leaves the other's
// databases untouched and writes an audit line in the caller's own.

const caller = 'be-nl'
const target = 'be-fr'
const rpcs = allRpcs().map((rpc) => ({
  ...rpc,
  short: rpc.path.split('.').at(-1) ?? rpc.path,
  own: rpc.path.split('.')[1] ?? '',
}))

let at: Installation
const tokens = new Map<string, string>()
const clients = new Map<string, Client>()

beforeAll(async () => {
  at = await installation(['be'])
  for (const role of ['caseworker', 'supervisor', 'administrator'] as const)
    tokens.set(role, await userToken(at, caller, role))
  for (const name of ['cases', 'messaging', 'stats', 'web'])
    tokens.set(`service-${name}`, await serviceToken(at, caller, name))
  const { ports } = at.stateOf(caller)
  for (const name of services) clients.set(name, rawClient(ports.grpc[name]))
}, 180_000)

afterAll(async () => {
  for (const client of clients.values()) client.close()
  await at.close()
}, 60_000)

const clientOf = (service: string): Client => {
  const client = clients.get(service)
  if (!client) throw new Error(`no service ${service}`)
  return client
}

test('every service of the contract is covered', () => {
  expect(new Set(rpcs.map((rpc) => rpc.own))).toEqual(new Set(services))
})

describe.each(rpcs)('$short', (rpc) => {
  test('the token of one authority cannot touch another', async () => {
    const token = tokens.get(accessOf(rpc).find((role) => tokens.has(role)) ?? '')
    expect(token).toBeDefined()
    const before = await contentOf(at, target, rpc.own)
    const refusals = await refusalsIn(at, caller, rpc.own)
    const error = await callForError(clientOf(rpc.own), rpc, token, aimedRequest(rpc, target))
    expect(error && fromServiceError(error)).toMatchObject({ reason: 'WRONG_TENANT' })
    expect(await contentOf(at, target, rpc.own)).toBe(before)
    expect(await refusalsIn(at, caller, rpc.own)).toBe(refusals + 1)
  })

  test('without a token nothing is answered', async () => {
    const error = await callForError(clientOf(rpc.own), rpc, undefined, aimedRequest(rpc, target))
    expect(error && fromServiceError(error)).toMatchObject({ reason: 'UNAUTHENTICATED' })
  })
})
