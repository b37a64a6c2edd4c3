import { randomBytes } from 'node:crypto'

/** A content of this many bytes: random base64, which compresses to three quarters. */
export const payloadOf = (bytes: number): Buffer =>
  Buffer.from(randomBytes(Math.ceil((bytes * 3) / 4)).toString('base64')).subarray(0, bytes)
