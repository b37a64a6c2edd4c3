import { Writable } from 'node:stream'
import type { ServerWritableStream } from '@grpc/grpc-js'
import { afterEach, describe, expect, test } from '@jest/globals'
import { EchoServiceClient, Note, UploadNotesRequest } from '../gen/sustento/echo/v1/echo_service.ts'
import { startEchoAndClient, stopEchoes } from '../testing/echo-calls.ts'
import { grpcClient } from './client.ts'
import { sendAll } from './streams.ts'

const many = 50_000

async function* numbers() {
  for (let n = 0; n < many; n++) yield n
}

/** A stream as grpc-js hands it over, whose reader is slower than the source. */
function slowCall(take: (n: number, call: Writable) => void) {
  const write = (n: number, _: unknown, taken: () => void) => {
    take(n, call)
    if (n % 100 === 0) setImmediate(taken)
    else taken()
  }
  const call: Writable & { cancelled?: boolean } = new Writable({ objectMode: true, write })
  return call as unknown as ServerWritableStream<unknown, number>
}

describe('a long stream of answers', () => {
  test('arrives in order, and leaves no listener behind on its way', async () => {
    const taken: number[] = []
    const listeners = new Set<number>()
    const call = slowCall((n, stream) => {
      taken.push(n)
      listeners.add(stream.listenerCount('drain')).add(stream.listenerCount('close'))
    })
    await sendAll(call, numbers())
    expect(taken.slice(0, 3)).toEqual([0, 1, 2])
    expect(taken).toHaveLength(many)
    expect(Math.max(...listeners)).toBeLessThanOrEqual(1)
    expect([call.listenerCount('drain'), call.listenerCount('close')]).toEqual([0, 0])
  })

  test('whose reader goes away while it waits ends its source', async () => {
    let made = 0
    async function* source() {
      for (; made < many; made++) yield made
    }
    const call = slowCall((n, stream) => void (n === 100 && stream.destroy()))
    await expect(sendAll(call, source())).rejects.toMatchObject({ reason: 'CANCELLED' })
    expect(made).toBeLessThan(200)
  })
})

describe('over a connection', () => {
  const thousands = 10_000
  const from = { token: 'ca-east/caseworker' }
  const parent = 'tenants/ca-east'

  async function connect() {
    const { echo } = await startEchoAndClient({
      watchNotes: async function* ({ count }) {
        for (let n = 0; n < count; n++) yield { note: Note.create({ count: n }) }
      },
      uploadNotes: async (requests) => {
        let seen = 0n
        for await (const _ of requests) seen += 1n
        return { size: seen }
      },
    })
    return grpcClient(EchoServiceClient, echo.address)
  }
  afterEach(stopEchoes)

  test('thousands of answers come whole', async () => {
    const client = await connect()
    let next = 0
    for await (const { note } of client.watchNotes({ parent, count: thousands }, from)) if (note?.count === next) next++
    expect(next).toBe(thousands)
    client.close()
  })

  test('thousands of requests come whole', async () => {
    const client = await connect()
    async function* source() {
      yield UploadNotesRequest.create({ element: { $case: 'header', value: { parent } } })
      for (let n = 1; n < thousands; n++)
        yield UploadNotesRequest.create({ element: { $case: 'data', value: Buffer.of(1) } })
    }
    expect(await client.uploadNotes(source(), from)).toEqual({ size: BigInt(thousands) })
    client.close()
  })
})
