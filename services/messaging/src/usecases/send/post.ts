import type { ByteSource } from '../../as4/bytes.ts'

/** A message as it goes out. */
export interface Outgoing {
  endpoint: string
  contentType: string
  length: number
  body: ByteSource
}

/** What came back, whatever its HTTP status: only a signal in it decides. */
export interface Response {
  contentType: string
  body: Buffer
}

/** Posts a message and answers what came back; throws when the exchange broke off. */
export type Post = (message: Outgoing) => Promise<Response>
