import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openArrival } from '../as4/arrival.ts'
import { composeSignal } from '../as4/compose.ts'
import { writeReceipt } from '../as4/ebms/write-signal.ts'
import { readEnvelope } from '../as4/envelope.ts'
import type { Signer } from '../as4/security/sign.ts'
import { cut, whole } from './chunks.ts'

/** What a partner got and what it may answer with. */
export interface Exchange {
  bytes: Buffer
  contentType: string
  messageId: string
  /** ds:Reference elements of the signature. */
  references: string[]
}

/** What a partner answers; `undefined` breaks the connection. */
export type Answering = (exchange: Exchange) => Promise<PartnerAnswer | undefined> | PartnerAnswer | undefined

/** An answer over HTTP. */
export interface PartnerAnswer {
  status?: number
  contentType?: string
  body: Uint8Array | string
}

/** A partner's access point whose answers a test decides. */
export interface PartnerServer {
  endpoint: string
  /** Everything that came, in order. */
  exchanges: Exchange[]
  answering: Answering
  close(): Promise<void>
}

/** Starts a partner that answers nothing useful until told otherwise. */
export async function partnerServer(): Promise<PartnerServer> {
  const server = createServer((request, response) => {
    const answered = read(request).then(async (exchange) => {
      partner.exchanges.push(exchange)
      const answer = await partner.answering(exchange)
      if (answer === undefined) return response.destroy()
      const { status = 200, contentType = 'application/soap+xml; charset=UTF-8', body } = answer
      return response.writeHead(status, { 'content-type': contentType }).end(body)
    })
    answered.catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const partner: PartnerServer = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/as4`,
    exchanges: [],
    answering: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return partner
}

async function read(request: IncomingMessage): Promise<Exchange> {
  const contentType = request.headers['content-type'] ?? ''
  const bytes = await whole(request)
  const { soap } = await openArrival(contentType, cut(bytes))
  const { content, security } = readEnvelope(soap)
  if (content.kind !== 'message') throw new Error('not a message')
  const references = security.signature?.copies ?? []
  return { bytes, contentType, messageId: content.message.messageId, references }
}

/** The receipt that a partner gives for what it got. */
export async function receiptFor(
  exchange: Pick<Exchange, 'messageId' | 'references'>,
  signer: Signer,
): Promise<PartnerAnswer> {
  const info = {
    timestamp: '2026-11-22T10:00:01Z',
    messageId: 'receipt@west.example',
    refToMessageId: exchange.messageId,
  }
  return { body: await composeSignal((id) => writeReceipt(info, exchange.references, id), signer) }
}
