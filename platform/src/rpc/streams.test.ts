import type { Deadline } from '@grpc/grpc-js'
import { afterEach, describe, expect, test } from '@jest/globals'
import { EchoServiceService, UploadNotesRequest } from '../gen/sustento/echo/v1/echo_service.ts'
import type { Echo } from '../testing/echo.ts'
import { asCaseworker, startEchoAndClient, stopEchoes } from '../testing/echo-calls.ts'
import { deadlineIn } from './metadata.ts'

afterEach(stopEchoes)

describe('a stream that breaks off never looks complete to its handler:', () => {
  const { path, requestSerialize, responseDeserialize } = EchoServiceService.uploadNotes
  const header = UploadNotesRequest.create({ element: { $case: 'header', value: { parent: 'tenants/ca-east' } } })

  async function outcomeOf(breakOff: (upload: { cancel(): void }, echo: Echo) => void, deadline: Deadline) {
    const half = Promise.withResolvers<void>()
    const seen = Promise.withResolvers<unknown>()
    const { client, echo } = await startEchoAndClient({
      uploadNotes: async (requests) => {
        try {
          for await (const _ of requests) half.resolve()
          seen.resolve('complete')
        } catch (error) {
          seen.resolve(error)
        }
        return { size: 0n }
      },
    })
    const options = { deadline }
    const upload = client.makeClientStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      asCaseworker(),
      options,
      () => undefined,
    )
    upload.write(header)
    await half.promise
    breakOff(upload, echo)
    return seen.promise
  }

  test.each(Array.from({ length: 10 }, (_, index) => index))('cancelled (%i)', async () => {
    expect(await outcomeOf((upload) => upload.cancel(), deadlineIn(5000))).toMatchObject({ reason: 'CANCELLED' })
  })

  test('out of time', async () => {
    const deadline = deadlineIn(100)
    expect(await outcomeOf(() => undefined, deadline)).toMatchObject({ reason: 'CANCELLED' })
  })

  test('connection lost', async () => {
    const lost = outcomeOf((_upload, echo) => void echo.server.drain(0), deadlineIn(5000))
    expect(await lost).toMatchObject({ reason: 'CANCELLED' })
  })
})
