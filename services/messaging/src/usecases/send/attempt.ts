import { readAnswer } from '../../as4/answer.ts'
import { wireBytes, wireLength } from '../../as4/wire.ts'
import type { Outcome } from '../../domain/outgoing.ts'
import { meaningOf } from '../../domain/partner-error.ts'
import { type Partner, subjectOf } from '../../store/access-point.ts'
import type { NewEvidence } from '../../store/evidences.ts'
import type { MessageRow } from '../../store/message-row.ts'
import type { App } from '../app.ts'
import { sha256Hex } from '../spool-parts.ts'
import type { Response } from './post.ts'
import { wireOf } from './wire-of.ts'

/** How an attempt ended, and what of it is kept. */
export interface Attempt {
  outcome: Outcome
  evidences: NewEvidence[]
  /** Stable code when something answered in a way that a partner does not. */
  incident?: string
}

/** Sends the message once and judges the answer. */
export async function attempt(app: App, tenant: string, row: MessageRow, partner: Partner): Promise<Attempt> {
  const wire = await wireOf(app, tenant, row.id)
  const { endpoint } = partner
  const body = wireBytes(wire)
  const began = app.clock.now()
  const response = await app.sending
    .post({ endpoint, contentType: wire.contentType, length: wireLength(wire), body })
    .catch((error: unknown) => {
      app.log.warn({ tenant, message: row.id, partner: partner.id, err: error }, 'a partner could not be reached')
      return undefined
    })
  if (response === undefined) return unconfirmed('EBMS:0005', [], began)
  const sent: NewEvidence = { kind: 'sent', at: began, sha256: sha256Hex(wire.envelope) }
  return judge(app, row, partner, response, sent)
}

async function judge(
  app: App,
  row: MessageRow,
  partner: Partner,
  { contentType, body }: Response,
  sent: NewEvidence,
): Promise<Attempt> {
  const at = app.clock.now()
  const expected = { messageId: row.messageId, digests: row.digests, partner }
  const answer = await readAnswer(contentType, body, expected, at)
  switch (answer.kind) {
    case 'receipt': {
      const sha256 = sha256Hex(body)
      const receipt: NewEvidence = { kind: 'receipt', at, sha256, signer: subjectOf(answer.signer), bytes: body }
      return { outcome: { kind: 'receipt', sha256 }, evidences: [sent, receipt] }
    }
    case 'error':
      return judgeError(answer.error, answer.signed, sent, at)
    case 'invalid':
      return { ...unconfirmed('EBMS:0302', [sent], at), incident: 'EBMS:0302' }
    case 'none':
      return unconfirmed('EBMS:0005', [sent], at)
  }
}

/** An error counts only when the partner signed it for this message: anybody can write one. */
function judgeError(error: { code: string; detail: string }, signed: boolean, sent: NewEvidence, at: Date): Attempt {
  const code = /^[A-Z]{1,10}:\d{4}$/.test(error.code) ? error.code : 'EBMS:0004'
  const meaning = signed ? meaningOf(error) : 'unconfirmed'
  if (meaning === 'unconfirmed') return unconfirmed(code, [sent], at)
  const evidences: NewEvidence[] = [sent, { kind: 'failed', at, code }]
  return { outcome: meaning === 'refused' ? { kind: 'refused', code } : { kind: 'known-to-partner' }, evidences }
}

function unconfirmed(code: string, evidences: NewEvidence[], at: Date): Attempt {
  return { outcome: { kind: 'unconfirmed', code }, evidences: [...evidences, { kind: 'failed', at, code }] }
}
