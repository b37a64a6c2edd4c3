import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import { context, propagation, trace } from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { Fault, Refused } from '../errors.ts'
import {
  EchoNotesRequest,
  EchoServiceClient,
  GetNoteRequest,
  Note,
  UploadNotesRequest,
} from '../gen/sustento/echo/v1/echo_service.ts'
import { startEcho } from '../testing/echo.ts'
import { type ClientOptions, grpcClient } from './client.ts'
import { metadataOf } from './metadata.ts'

const name = 'tenants/ca-east/notes/1'
const from = { token: 'ca-east/caseworker', requestId: 'r-1' }
const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

async function start(handlers: Parameters<typeof startEcho>[0] = {}, options: ClientOptions = {}) {
  const echo = await startEcho(handlers)
  const client = grpcClient(EchoServiceClient, echo.address, options)
  undo.push(() => echo.server.drain(100), client.close)
  return { echo, client }
}

describe('a call', () => {
  test('forwards token, request id and language of the context', async () => {
    const { client } = await start()
    const { seen } = await client.getNote(GetNoteRequest.create({ name }), { ...from, locale: 'nl' })
    expect(JSON.parse(seen)).toMatchObject({ tenant: 'ca-east', requestId: 'r-1', locale: 'nl' })
  })

  test('of a loop uses the token of the client', async () => {
    const { client } = await start({}, { token: async () => 'ca-east/supervisor' })
    const { seen } = await client.getNote(GetNoteRequest.create({ name }))
    expect(JSON.parse(seen).actor.roles).toEqual(['supervisor'])
  })

  test('without any token is refused', async () => {
    const { client } = await start()
    await expect(client.getNote(GetNoteRequest.create({ name }))).rejects.toMatchObject({ reason: 'UNAUTHENTICATED' })
  })

  test('comes back as the refusal that the handler threw', async () => {
    const violations = [{ field: 'name', description: 'is old', reason: 'OLD' }]
    const refusal = new Refused('STALE_ETAG', 'read it again', { name }, violations)
    const { client } = await start({ getNote: () => Promise.reject(refusal) })
    await expect(client.getNote(GetNoteRequest.create({ name }), from)).rejects.toMatchObject({
      name: 'Refused',
      reason: 'STALE_ETAG',
      about: { name },
      violations,
    })
  })

  test('has a deadline', async () => {
    const { client } = await start({ getNote: () => new Promise(() => undefined) }, { deadlineMs: 100 })
    await expect(client.getNote(GetNoteRequest.create({ name }), from)).rejects.toMatchObject({
      reason: 'DEADLINE_EXCEEDED',
    })
  })

  test('is tried again when the service is away for a moment, and only then', async () => {
    let calls = 0
    const answers = [new Refused('UNAVAILABLE', 'busy'), new Refused('STALE_ETAG', 'old')]
    const { client } = await start({ getNote: () => Promise.reject(answers[calls++]) })
    await expect(client.getNote(GetNoteRequest.create({ name }), from)).rejects.toMatchObject({ reason: 'STALE_ETAG' })
    expect(calls).toBe(2)
  })

  test('to nobody is UNAVAILABLE', async () => {
    const port = await freePort()
    const client = grpcClient(EchoServiceClient, `127.0.0.1:${port}`, { token: 'ca-east/caseworker' })
    undo.push(client.close)
    await expect(client.getNote(GetNoteRequest.create({ name }))).rejects.toMatchObject({ reason: 'UNAVAILABLE' })
  })

  test('carries the active trace', () => {
    propagation.setGlobalPropagator(new W3CTraceContextPropagator())
    undo.push(() => propagation.disable())
    const span = trace.setSpanContext(context.active(), {
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      traceFlags: 1,
    })
    expect(metadataOf(from, span).get('traceparent')).toEqual([`00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`])
  })
})

describe('a stream of answers', () => {
  test('arrives in order and ends', async () => {
    const { client } = await start()
    const names = []
    for await (const { note } of client.watchNotes({ parent: 'tenants/ca-east', count: 100 }, from))
      names.push(note?.name)
    expect(names).toHaveLength(100)
    expect(names.at(-1)).toBe('tenants/ca-east/notes/99')
  })

  test('throws the refusal that broke it off, after what came before', async () => {
    const { client } = await start({
      watchNotes: async function* () {
        yield { note: Note.create({ name }) }
        throw new Refused('ERASED', 'erased meanwhile')
      },
    })
    let seen = 0
    const read = async () => {
      for await (const _ of client.watchNotes({ parent: 'tenants/ca-east', count: 1 }, from)) seen += 1
    }
    await expect(read()).rejects.toMatchObject({ reason: 'ERASED' })
    expect(seen).toBe(1)
  })

  test('for another tenant is refused before the first answer', async () => {
    const { client, echo } = await start()
    const stream = client.watchNotes({ parent: 'tenants/ca-west', count: 1 }, from)
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toMatchObject({ reason: 'WRONG_TENANT' })
    expect(echo.audited).toMatchObject([{ tenant: 'ca-east', name: 'tenants/ca-west' }])
  })

  test('whose reader goes away stops its source', async () => {
    const stopped = Promise.withResolvers<string>()
    const { client } = await start({
      watchNotes: async function* () {
        try {
          for (;;) yield { note: Note.create({ data: Buffer.alloc(100_000) }) }
        } finally {
          stopped.resolve('stopped')
        }
      },
    })
    for await (const _ of client.watchNotes({ parent: 'tenants/ca-east', count: 0 }, from)) break
    expect(await stopped.promise).toBe('stopped')
  })

  test('goes at the pace of the reader', async () => {
    let made = 0
    const { client } = await start({
      watchNotes: async function* () {
        for (; made < 1000; made++) yield { note: Note.create({ data: Buffer.alloc(1_000_000) }) }
      },
    })
    const stream = client.watchNotes({ parent: 'tenants/ca-east', count: 0 }, from)
    for await (const _ of stream) {
      await setTimeout(300)
      break
    }
    expect(made).toBeLessThan(100)
  })
})

describe('a stream of requests', () => {
  const header = UploadNotesRequest.create({ element: { $case: 'header', value: { parent: 'tenants/ca-east' } } })
  const data = UploadNotesRequest.create({ element: { $case: 'data', value: Buffer.alloc(500_000) } })

  test('arrives whole', async () => {
    const { client } = await start()
    async function* source() {
      yield header
      for (let index = 0; index < 40; index++) yield data
    }
    await expect(client.uploadNotes(source(), from)).resolves.toEqual({ size: 20_000_000n })
  })

  test('that fails at its source throws the cause and never looks complete', async () => {
    const seen = Promise.withResolvers<unknown>()
    const { client } = await start({
      uploadNotes: async (requests) => {
        try {
          for await (const _ of requests);
          seen.resolve('complete')
        } catch (error) {
          seen.resolve(error)
        }
        return { size: 0n }
      },
    })
    async function* source() {
      yield header
      yield data
      throw new Fault('disk')
    }
    await expect(client.uploadNotes(source(), from)).rejects.toThrow('disk')
    expect(await seen.promise).toMatchObject({ reason: 'INVALID_ARGUMENT' })
  })

  test('is stopped by a refusal', async () => {
    let sent = 0
    const { client } = await start({ uploadNotes: () => Promise.reject(new Refused('PAYLOAD_TOO_LARGE', 'too large')) })
    async function* source() {
      yield header
      for (; sent < 1000; sent++) yield data
    }
    await expect(client.uploadNotes(source(), from)).rejects.toMatchObject({ reason: 'PAYLOAD_TOO_LARGE' })
    expect(sent).toBeLessThan(1000)
  })

  test('is checked message by message, even when the handler swallows the refusal', async () => {
    const { client, echo } = await start({
      uploadNotes: async (requests) => {
        try {
          for await (const _ of requests);
        } catch {
          return { size: 1n }
        }
        return { size: 2n }
      },
    })
    const foreign = UploadNotesRequest.create({
      element: { $case: 'note', value: { name: 'tenants/ca-west/notes/9' } },
    })
    async function* source() {
      yield header
      yield foreign
    }
    await expect(client.uploadNotes(source(), from)).rejects.toMatchObject({ reason: 'WRONG_TENANT' })
    expect(echo.audited).toMatchObject([{ tenant: 'ca-east', name: 'tenants/ca-west/notes/9' }])
  })
})

describe('a stream both ways', () => {
  const first = EchoNotesRequest.create({ parent: 'tenants/ca-east' })
  const noteOf = (words: string) => EchoNotesRequest.create({ note: Note.create({ words }) })

  test('brings each answer back before the last request is sent', async () => {
    const { client } = await start()
    const seen: (string | undefined)[] = []
    const release = Promise.withResolvers<void>()
    async function* source() {
      yield first
      yield noteOf('one')
      await release.promise
      yield noteOf('two')
    }
    for await (const { note } of client.echoNotes(source(), from)) {
      seen.push(note?.words)
      if (note?.words === 'one') release.resolve()
    }
    expect(seen).toEqual([undefined, 'one', 'two'])
  })

  test('that fails at its source throws the cause', async () => {
    const { client } = await start()
    async function* source() {
      yield first
      throw new Fault('disk')
    }
    const read = async () => {
      for await (const _ of client.echoNotes(source(), from));
    }
    await expect(read()).rejects.toThrow('disk')
  })

  test('is checked message by message', async () => {
    const { client, echo } = await start()
    async function* source() {
      yield first
      yield EchoNotesRequest.create({ note: Note.create({ name: 'tenants/ca-west/notes/9' }) })
    }
    const read = async () => {
      for await (const _ of client.echoNotes(source(), from));
    }
    await expect(read()).rejects.toMatchObject({ reason: 'WRONG_TENANT' })
    expect(echo.audited).toMatchObject([{ tenant: 'ca-east', name: 'tenants/ca-west/notes/9' }])
  })

  test('ends with the refusal of the service, while the source would go on', async () => {
    const { client } = await start({
      // biome-ignore lint/correctness/useYield: it refuses before it answers
      echoNotes: async function* () {
        throw new Refused('PAYLOAD_TOO_LARGE', 'too large')
      },
    })
    async function* source() {
      for (;;) yield first
    }
    const read = async () => {
      for await (const _ of client.echoNotes(source(), from));
    }
    await expect(read()).rejects.toMatchObject({ reason: 'PAYLOAD_TOO_LARGE' })
  })
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
