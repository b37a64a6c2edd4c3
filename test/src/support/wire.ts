import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A message that went over the wire, and the answer that went back. */
export interface Passage {
  contentType: string
  request: Buffer
  /** Undefined when none came: the other side was not there, or died. */
  answer?: { status: number; body: Buffer }
}

/** What happens to one message on its way. */
export interface Trouble {
  /** Changes the message. */
  request?: (bytes: Buffer) => Buffer
  /** Changes the answer. */
  answer?: (bytes: Buffer) => Buffer
  /** Answers in the place of the other side, which never sees the message. */
  status?: number
}

/** The road from one access point to another: everything that goes over it is seen, and may be disturbed. */
export interface Wire {
  /** What partner files name as the endpoint of whoever is at the end of the road. */
  endpoint: string
  /** Where the road leads; until it is said, nobody is there. */
  leadTo(endpoint: string): void
  /** What went over it. */
  passages: Passage[]
  /** Disturbs the next message, and with more than one call those after it. */
  disturb(...troubles: Trouble[]): void
  close(): Promise<void>
}

/** Opens a road on the loopback interface. */
export async function openWire(): Promise<Wire> {
  const passages: Passage[] = []
  const troubles: Trouble[] = []
  let target = ''
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { request: change = same, answer: forge = same, status } = troubles.shift() ?? {}
    const contentType = request.headers['content-type'] ?? ''
    const passage: Passage = { contentType, request: await buffer(request) }
    passages.push(passage)
    if (status !== undefined) return void response.writeHead(status).end()
    const answer = await fetch(target, {
      method: 'POST',
      headers: { 'Content-Type': contentType },
      body: new Uint8Array(change(passage.request)),
    })
    const body = Buffer.from(await answer.arrayBuffer())
    passage.answer = { status: answer.status, body }
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? '' }).end(forge(body))
  }

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/as4`,
    passages,
    leadTo(there) {
      target = there
    },
    disturb: (...more) => void troubles.push(...more),
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const same = (bytes: Buffer) => bytes
