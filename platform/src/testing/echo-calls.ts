import { Client, credentials, type Deadline, type Metadata } from '@grpc/grpc-js'
import { EchoServiceService, GetNoteRequest } from '../gen/sustento/echo/v1/echo_service.ts'
import { deadlineIn, metadataOf } from '../rpc/metadata.ts'
import { fromServiceError } from '../rpc/status.ts'
import { type Echo, startEcho } from './echo.ts'

/** Path of the call that most tests make. */
export const getNotePath = EchoServiceService.getNote.path

const running: { echo: Echo; client: Client }[] = []

/** Starts the echo service with a bare client of it, which may call however wrongly. */
export async function startEchoAndClient(...args: Parameters<typeof startEcho>) {
  const echo = await startEcho(...args)
  const client = new Client(echo.address, credentials.createInsecure())
  running.push({ echo, client })
  return { echo, client }
}

/** Stops what was started; for `afterEach`. */
export async function stopEchoes(): Promise<void> {
  for (const { echo, client } of running.splice(0)) {
    client.close()
    await echo.server.drain(100)
  }
}

/** Metadata of a caseworker of `ca-east`. */
export const asCaseworker = () => metadataOf({ token: 'ca-east/caseworker', requestId: 'r-1' })

/** Bytes of a GetNoteRequest. */
export const getNoteBytes = (name: string) =>
  Buffer.from(GetNoteRequest.encode(GetNoteRequest.create({ name })).finish())

/** Calls GetNote with the bytes, metadata and deadline that the test wants. */
export function getNote(
  client: Client,
  bytes: Buffer,
  metadata: Metadata = asCaseworker(),
  deadline: Deadline = deadlineIn(5000),
): Promise<{ seen: string }> {
  const { path, responseDeserialize } = EchoServiceService.getNote
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path,
      (b: Buffer) => b,
      responseDeserialize,
      bytes,
      metadata,
      { deadline },
      (error, answer) => (error || !answer ? reject(fromServiceError(error)) : resolve(answer)),
    )
  })
}
