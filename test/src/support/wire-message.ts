import type { Caseworker } from '@sustento/embedded/demo/caseworker'

/** A message as it went over the wire. */
export interface WireMessage {
  contentType: string
  body: Buffer
}

/** Downloads a message as evidence. The file begins with the boundary, which on the wire stands in the media type too. */
export async function wireMessage(who: Caseworker, message: string): Promise<WireMessage> {
  const body = await who.download(`${message}/evidence/wire-message`)
  const boundary = body.subarray(2, body.indexOf('\r\n')).toString()
  return { body, contentType: `multipart/related; type="application/soap+xml"; boundary="${boundary}"` }
}

/** Sends a message to the access point at a port and gives what comes back. */
export async function post(port: number, { contentType, body }: WireMessage): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/as4`, {
    method: 'POST',
    headers: { 'Content-Type': contentType },
    body: new Uint8Array(body),
  })
  return answer.text()
}
