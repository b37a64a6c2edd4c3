import { Client, credentials } from '@grpc/grpc-js'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { service as healthService } from 'grpc-health-check'
import { Refused } from '../errors.ts'
import { EchoServiceService } from '../gen/sustento/echo/v1/echo_service.ts'
import { echoHandlers, echoRegistry } from '../testing/echo.ts'
import { getNote, getNoteBytes, startEchoAndClient, stopEchoes } from '../testing/echo-calls.ts'
import { grpcServer, serve } from './server.ts'

const bytes = getNoteBytes('tenants/ca-east/notes/1')

afterEach(stopEchoes)

describe('health', () => {
  /** As a probe asks: without a token. */
  function statusOf(client: Client, service: string): Promise<unknown> {
    const { path, requestSerialize, responseDeserialize } = healthService.Check as (typeof healthService)[string]
    return new Promise((resolve, reject) => {
      client.makeUnaryRequest(path, requestSerialize, responseDeserialize, { service }, (error, answer) =>
        error ? reject(error) : resolve(answer),
      )
    })
  }

  test('is NOT_SERVING until the service says that it is ready', async () => {
    const { client } = await startEchoAndClient()
    expect(await statusOf(client, '')).toEqual({ status: 'NOT_SERVING' })
  })

  test('is SERVING then, as a whole and by service', async () => {
    const { client, echo } = await startEchoAndClient()
    echo.server.setReady(true)
    expect(await statusOf(client, '')).toEqual({ status: 'SERVING' })
    expect(await statusOf(client, 'sustento.echo.v1.EchoService')).toEqual({ status: 'SERVING' })
  })

  test('turns NOT_SERVING at once when the server is to stop, while calls are still answered', async () => {
    const { client, echo } = await startEchoAndClient()
    echo.server.setReady(true)
    echo.server.setReady(false)
    expect(await statusOf(client, '')).toEqual({ status: 'NOT_SERVING' })
    expect(await statusOf(client, 'sustento.echo.v1.EchoService')).toEqual({ status: 'NOT_SERVING' })
    await expect(getNote(client, bytes)).resolves.toBeDefined()
  })
})

describe('drain', () => {
  test('lets an open call end and takes no new one', async () => {
    const entered = Promise.withResolvers<void>()
    const leave = Promise.withResolvers<void>()
    const { client, echo } = await startEchoAndClient({
      getNote: async (request, ctx) => {
        entered.resolve()
        await leave.promise
        return echoHandlers.getNote(request, ctx)
      },
    })
    const open = getNote(client, bytes)
    await entered.promise
    const drained = echo.server.drain(5000)
    const late = new Client(echo.address, credentials.createInsecure())
    await expect(getNote(late, bytes)).rejects.toMatchObject({ reason: 'UNAVAILABLE' })
    late.close()
    leave.resolve()
    await expect(open).resolves.toMatchObject({ seen: expect.stringContaining('ca-east') })
    await drained
  })

  test('ends a call that does not end by itself', async () => {
    const entered = Promise.withResolvers<void>()
    const { client, echo } = await startEchoAndClient({
      getNote: () => {
        entered.resolve()
        return new Promise(() => undefined)
      },
    })
    const open = getNote(client, bytes).catch((error) => error)
    await entered.promise
    await echo.server.drain(50)
    expect(await open).toBeInstanceOf(Refused)
  })
})

describe('a mistake of the composition stops the process at start', () => {
  const options = {
    port: 0,
    registry: echoRegistry,
    verify: () => Promise.reject(new Refused('UNAUTHENTICATED', 'x')),
    auditRefusal: () => Promise.resolve(),
    log: undefined as never,
  }

  test('a method without handler', () => {
    const { getNote: _left, ...others } = echoHandlers
    const services = [[EchoServiceService, others] as const]
    expect(() => grpcServer({ ...options, services })).toThrow(/EchoService\/GetNote has no handler/)
  })

  test('a service that is not in the contract', () => {
    const { registry: _, ...withContract } = options
    expect(() => grpcServer({ ...withContract, services: [serve(EchoServiceService, echoHandlers)] })).toThrow(
      /EchoService\/GetNote is not in the contract/,
    )
  })

  test('a port that is taken', async () => {
    const { echo } = await startEchoAndClient()
    const second = grpcServer({ ...options, port: echo.port, services: [] })
    // grpc-js also says so on the console
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    await expect(second.start()).rejects.toThrow()
    quiet.mockRestore()
  })
})
