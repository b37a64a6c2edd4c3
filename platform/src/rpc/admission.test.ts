import type { Metadata } from '@grpc/grpc-js'
import { afterEach, describe, expect, test } from '@jest/globals'
import { Fault, Refused } from '../errors.ts'
import { EchoServiceService } from '../gen/sustento/echo/v1/echo_service.ts'
import {
  asCaseworker,
  getNote,
  getNoteBytes,
  getNotePath,
  startEchoAndClient,
  stopEchoes,
} from '../testing/echo-calls.ts'
import { deadlineIn, metadataOf } from './metadata.ts'
import { fromServiceError } from './status.ts'

const mine = 'tenants/ca-east/notes/1'
const foreign = 'tenants/ca-west/notes/1'

afterEach(stopEchoes)

describe('a call that is admitted', () => {
  test('reaches its handler with the context of the token', async () => {
    const { client } = await startEchoAndClient()
    const metadata = metadataOf({ token: 'ca-east/supervisor', requestId: 'r-7', locale: 'fr-BE, en;q=0.5' })
    const answer = await getNote(client, getNoteBytes(mine), metadata)
    expect(JSON.parse(answer.seen)).toEqual({
      tenant: 'ca-east',
      actor: { subject: 'u-1', kind: 'user', roles: ['supervisor'] },
      requestId: 'r-7',
      locale: 'fr-BE',
    })
  })

  test('leaves one line with tenant, request id, actor and code, without token or content', async () => {
    const { client, echo } = await startEchoAndClient()
    await getNote(client, getNoteBytes(mine))
    expect(echo.lines).toHaveLength(1)
    expect(echo.lines[0]).toMatchObject({
      level: 'info',
      rpc: getNotePath,
      tenant: 'ca-east',
      requestId: 'r-1',
      actor: 'u-1',
      code: 'OK',
    })
    expect(JSON.stringify(echo.lines)).not.toContain('ca-east/caseworker')
  })

  test('gets a request id when it has none that may be logged', async () => {
    const { client, echo } = await startEchoAndClient()
    await getNote(client, getNoteBytes(mine), metadataOf({ token: 'ca-east/caseworker', requestId: 'a b' }))
    expect(echo.lines[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('a call that is not admitted', () => {
  const metadata = (token: string) => metadataOf({ token })
  test.each<[string, () => Metadata]>([
    ['without a token', () => metadataOf({})],
    ['with a token that is not valid', () => metadata('nonsense')],
    [
      'with another scheme',
      () => {
        const other = metadataOf({})
        other.set('authorization', 'Basic ca-east/caseworker')
        return other
      },
    ],
  ])('%s: UNAUTHENTICATED', async (_what, make) => {
    const { client, echo } = await startEchoAndClient()
    await expect(getNote(client, getNoteBytes(mine), make())).rejects.toMatchObject({ reason: 'UNAUTHENTICATED' })
    expect(echo.audited).toEqual([])
  })

  test('without the role: PERMISSION_DENIED, audited with its aim', async () => {
    const { client, echo } = await startEchoAndClient()
    await expect(getNote(client, getNoteBytes(mine), metadata('ca-east/auditor'))).rejects.toMatchObject({
      reason: 'PERMISSION_DENIED',
    })
    expect(echo.audited).toEqual([
      { tenant: 'ca-east', action: getNotePath, name: mine, outcome: 'refused', reason: 'PERMISSION_DENIED' },
    ])
  })

  test("for another tenant: WRONG_TENANT, audited in the caller's own database", async () => {
    const { client, echo } = await startEchoAndClient()
    await expect(getNote(client, getNoteBytes(foreign))).rejects.toMatchObject({ reason: 'WRONG_TENANT' })
    expect(echo.audited).toEqual([
      { tenant: 'ca-east', action: getNotePath, name: foreign, outcome: 'refused', reason: 'WRONG_TENANT' },
    ])
  })

  test('stays refused when the audit cannot be written, and an operator is told', async () => {
    const { client, echo } = await startEchoAndClient(
      {},
      { auditRefusal: () => Promise.reject(new Fault('no database')) },
    )
    await expect(getNote(client, getNoteBytes(foreign))).rejects.toMatchObject({ reason: 'WRONG_TENANT' })
    expect(echo.lines).toContainEqual(
      expect.objectContaining({ level: 'error', msg: 'a refusal could not be audited' }),
    )
  })

  test('says nothing about whether the resource exists', async () => {
    let asked = 0
    const getNoteHandler = async () => {
      asked += 1
      throw new Refused('NOT_FOUND', 'no such note')
    }
    const { client } = await startEchoAndClient({ getNote: getNoteHandler })
    await expect(getNote(client, getNoteBytes(foreign))).rejects.toMatchObject({ reason: 'WRONG_TENANT' })
    await expect(getNote(client, getNoteBytes(mine), metadata('ca-east/auditor'))).rejects.toMatchObject({
      reason: 'PERMISSION_DENIED',
    })
    expect(asked).toBe(0)
  })

  test('with bytes that are no message: INVALID_ARGUMENT', async () => {
    const { client } = await startEchoAndClient()
    await expect(getNote(client, Buffer.from([0x0a, 0xff]))).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
  })

  test('with messages nested without end: INVALID_ARGUMENT, and the process lives', async () => {
    const { path, responseDeserialize } = EchoServiceService.updateNote
    const { client } = await startEchoAndClient()
    for (const depth of [500, 5_000, 100_000]) {
      const failed = new Promise((_, reject) =>
        client.makeUnaryRequest(
          path,
          nestedNotes,
          responseDeserialize,
          depth,
          asCaseworker(),
          { deadline: deadlineIn(5000) },
          reject,
        ),
      )
      await expect(failed.catch((error) => Promise.reject(fromServiceError(error)))).rejects.toMatchObject({
        reason: 'INVALID_ARGUMENT',
      })
    }
    await expect(getNote(client, getNoteBytes(mine))).resolves.toBeDefined()
  })

  test('larger than the limit: RESOURCE_EXHAUSTED', async () => {
    const { client } = await startEchoAndClient({}, { limits: { maxMessageBytes: 1000 } })
    await expect(getNote(client, getNoteBytes(`tenants/ca-east/notes/${'x'.repeat(1000)}`))).rejects.toMatchObject({
      reason: 'RESOURCE_EXHAUSTED',
    })
    await expect(getNote(client, getNoteBytes(mine))).resolves.toBeDefined()
  })
})

describe('deadlines', () => {
  test('are required', async () => {
    const { client } = await startEchoAndClient()
    await expect(getNote(client, getNoteBytes(mine), asCaseworker(), Number.POSITIVE_INFINITY)).rejects.toMatchObject({
      reason: 'DEADLINE_REQUIRED',
    })
  })

  test('must not be too long', async () => {
    const { client } = await startEchoAndClient({}, { limits: { unaryMs: 2000 } })
    await expect(getNote(client, getNoteBytes(mine))).rejects.toMatchObject({ reason: 'DEADLINE_TOO_LONG' })
  })

  test('end a call that takes too long', async () => {
    const { client } = await startEchoAndClient({ getNote: () => new Promise(() => undefined) })
    const deadline = deadlineIn(100)
    await expect(getNote(client, getNoteBytes(mine), asCaseworker(), deadline)).rejects.toMatchObject({
      reason: 'DEADLINE_EXCEEDED',
    })
  })
})

describe('errors of handlers', () => {
  test('a fault is INTERNAL to the caller and whole in the log, but for data', async () => {
    const { client, echo } = await startEchoAndClient({ getNote: () => Promise.reject(new Error('(name)=(Canary)')) })
    await expect(getNote(client, getNoteBytes(mine))).rejects.toMatchObject({
      reason: 'INTERNAL',
      message: 'internal error',
    })
    expect(echo.lines).toEqual([
      expect.objectContaining({ level: 'error', code: 'INTERNAL', err: expect.objectContaining({ type: 'Error' }) }),
    ])
    expect(JSON.stringify(echo.lines)).not.toContain('Canary')
  })

  test('a handler that throws before it awaits is no different', async () => {
    const getNoteHandler = () => {
      throw new TypeError('x is not a function')
    }
    const { client } = await startEchoAndClient({ getNote: getNoteHandler })
    await expect(getNote(client, getNoteBytes(mine))).rejects.toMatchObject({ reason: 'INTERNAL' })
  })

  test('a database that is down is UNAVAILABLE and a warning', async () => {
    const down = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' })
    const { client, echo } = await startEchoAndClient({ getNote: () => Promise.reject(down) })
    await expect(getNote(client, getNoteBytes(mine))).rejects.toMatchObject({ reason: 'DATABASE_UNAVAILABLE' })
    expect(echo.lines[0]).toMatchObject({ level: 'warn', reason: 'DATABASE_UNAVAILABLE' })
  })

  test('a message that no trailer can carry does not end the process', async () => {
    const { client } = await startEchoAndClient({
      getNote: () => Promise.reject(new Refused('NOT_FOUND', 'none \ud800\n')),
    })
    await expect(getNote(client, getNoteBytes(mine))).rejects.toMatchObject({ reason: 'NOT_FOUND' })
  })
})

/** An UpdateNoteRequest whose note holds a child that holds a child, built from the inside out. */
function nestedNotes(depth: number): Buffer {
  const parts: Buffer[] = []
  let length = 0
  for (let level = 0; level <= depth; level++) {
    const head = Buffer.from([level === depth ? 0x0a : 0x62, ...varint(length)])
    parts.push(head)
    length += head.length
  }
  return Buffer.concat(parts.reverse())
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]
}
