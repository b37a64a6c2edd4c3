import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readAnswer } from '@sustento/messaging/as4/answer'
import { readEnvelope } from '@sustento/messaging/as4/envelope'
import { readMultipart } from '@sustento/messaging/as4/mime/reader'
import type { Sender } from '@sustento/messaging/as4/security/profile'
import { verifySignature } from '@sustento/messaging/as4/security/verify'
import { systemClock } from '@sustento/platform/clock'
import type { PreparedState } from '../prepare.ts'
import type { Caseworker } from './caseworker.ts'

/**
 * Verifies the evidence of a message as a third party would, from the bytes that are kept and the certificates of the two
 * authorities: the sender signed the message, and the receiver signed a receipt for exactly what the sender signed.
 * Gives how many digests the receipt covers.
 */
export async function verifyReceipt(states: PreparedState[], who: Caseworker, to: string, message: string) {
  const at = systemClock.now()
  const soap = await rootPart(await who.download(`${message}/evidence/wire-message`))
  const { security, content } = readEnvelope(soap)
  if (!security.signature || content.kind !== 'message') throw new Error('the message on the wire is not signed')
  await verifySignature(security.signature, await authorityOf(states, who.tenant), at)
  const digests = security.signature.references.map(({ uri, value }) => ({ uri, value, algorithm: sha256 }))
  const { messageId } = content.message
  const receipt = await who.download(`${message}/evidence/receipt`)
  const expected = { messageId, digests, partner: await authorityOf(states, to) }
  const answer = await readAnswer('application/soap+xml', receipt, expected, at)
  if (answer.kind !== 'receipt') throw new Error(`the receipt does not hold: ${answer.kind}`)
  return digests.length
}

const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

/** The first part of a kept message; its first line is the boundary. */
async function rootPart(body: Buffer): Promise<Buffer> {
  const boundary = body.subarray(2, body.indexOf('\r\n')).toString()
  const framing = { boundary, preamble: '', epilogue: '' } as const
  const source = (async function* () {
    yield body
  })()
  for await (const part of readMultipart(source, boundary, { parts: 29, headerBytes: 8_192 }, { ...framing })) {
    const chunks: Buffer[] = []
    for await (const chunk of part.body) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
  throw new Error('the message on the wire has no part')
}

/** The certificate of an authority; all of the demonstration use the same profile. */
async function authorityOf(states: PreparedState[], tenant: string): Promise<Sender> {
  const state = states.find(({ spec }) => spec.tenants.some(({ id }) => id === tenant))
  if (!state) throw new Error(`no State has ${tenant}`)
  const certificate = new X509Certificate(await readFile(join(state.folders.tenants, tenant, 'as4', 'cert.pem')))
  return { profile: 'edelivery-1.x', certificates: [certificate] }
}
