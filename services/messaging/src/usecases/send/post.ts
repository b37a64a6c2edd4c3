import type { ByteSource } from '../../as4/bytes.ts'

/** A message as it goes out. */
export interface Outgoing {
  endpoint: string
  contentType: string
  length: number
  body: ByteSource
  /** Ends the exchange before its time. */
  signal?: AbortSignal
}

/** What came back, whatever its HTTP status: only a signal in it decides. */
export interface Response {
  status: number
  contentType: string
  body: Buffer
}

/** Posts a message and answers what came back; throws when the exchange broke off. */
export type Post = (message: Outgoing) => Promise<Response>
