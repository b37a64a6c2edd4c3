import { readEnvelope } from '../as4/envelope.ts'

/** An answer of an access point. */
export interface TestAnswer {
  status: number
  /** The code of the first error, `receipt`, or nothing. */
  kind: string
  /** Whether the answer is signed. */
  signed: boolean
  detail: string
  refToMessageId: string
  body: Buffer
}

/** Posts a message as it is and reads what comes back. */
export async function send(endpoint: string, contentType: string, bytes: Uint8Array): Promise<TestAnswer> {
  const response = await fetch(endpoint, { method: 'POST', headers: { 'content-type': contentType }, body: bytes })
  return toAnswer(response.status, Buffer.from(await response.arrayBuffer()))
}

/** Reads the body of an answer. */
export function toAnswer(status: number, body: Buffer): TestAnswer {
  if (body.length === 0) return { status, kind: '', signed: false, detail: '', refToMessageId: '', body }
  const { security, content } = readEnvelope(body)
  if (content.kind !== 'signal') throw new Error('the answer is not a signal')
  const { receipt, errors, refToMessageId } = content.signal
  const [error] = errors
  return {
    status,
    kind: receipt === undefined ? (error?.code ?? '') : 'receipt',
    signed: security.signature !== undefined,
    detail: error?.detail ?? '',
    refToMessageId,
    body,
  }
}
