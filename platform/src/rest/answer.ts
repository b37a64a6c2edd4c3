import type { Client } from '@grpc/grpc-js'
import type { Response } from 'express'
import type { CallFrom } from '../rpc/definition.ts'
import { deadlineIn, metadataOf } from '../rpc/metadata.ts'
import { room } from '../rpc/pace.ts'
import { fromServiceError } from '../rpc/status.ts'
import { toProblem } from './problem.ts'
import { requestIdOf } from './request-id.ts'

/** One call through the door, in bytes. */
export interface DoorCall {
  channel: Client
  /** As gRPC asks for it. */
  path: string
  bytes: Buffer
  from: CallFrom
  response: Response
  /** The answer's bytes as JSON text. */
  json: (answer: Buffer) => string
}

const unaryMs = 30_000
const streamMs = 15 * 60_000
const asIs = (bytes: Buffer) => bytes

/** Calls and answers with one JSON document. A caller that goes away cancels the call. */
export async function answerOnce({ channel, path, bytes, from, response, json }: DoorCall): Promise<void> {
  const options = { deadline: deadlineIn(unaryMs) }
  const answer = await new Promise<Buffer>((resolve, reject) => {
    const call = channel.makeUnaryRequest(path, asIs, asIs, bytes, metadataOf(from), options, (error, got) =>
      error || !got ? reject(fromServiceError(error)) : resolve(got),
    )
    response.once('close', () => call.cancel())
  })
  response.type('application/json').send(json(answer))
}

/**
 * Calls and answers with one JSON document per line, at the pace of the reader. A refusal before the first line is an
 * ordinary problem; after it, the last line is `{"problem": …}`, so that a part never passes as the whole.
 */
export async function answerStream({ channel, path, bytes, from, response, json }: DoorCall): Promise<void> {
  const call = channel.makeServerStreamRequest(path, asIs, asIs, bytes, metadataOf(from), {
    deadline: deadlineIn(streamMs),
  })
  response.once('close', () => call.cancel())
  response.type('application/x-ndjson')
  try {
    for await (const answer of call) {
      if (!response.write(`${json(answer)}\n`)) await room(response, 'close')
    }
  } catch (error) {
    const refusal = fromServiceError(error)
    if (!response.headersSent) throw refusal
    response.write(`${JSON.stringify({ problem: toProblem(refusal, requestIdOf(response)) })}\n`)
  }
  response.end()
}
