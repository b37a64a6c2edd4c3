import { readAnswer } from '../../as4/answer.ts'
import { composeSignal } from '../../as4/compose.ts'
import { writeError, writeReceipt } from '../../as4/ebms/write-signal.ts'
import { EbmsError } from '../../as4/ebms-error.ts'
import { readEnvelope } from '../../as4/envelope.ts'
import type { TestMessaging } from '../messaging.ts'
import { type MadeMessage, makeMessage } from '../wire.ts'
import type { Draft } from './draft.ts'
import { Broken } from './judge.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { cryptoMutators } from './mutate-crypto.ts'
import { xmlMutators } from './mutate-xml.ts'
import type { Random } from './random.ts'

/** Answers of a partner to a message of ours, to be changed on their way back. */
export interface Answers {
  sent: MadeMessage
  receipt: string
  error: string
}

const contentType = 'application/soap+xml; charset=UTF-8'
const code = 'EBMS:0202'

/** A message of ours with the receipt and the error that a partner could answer. */
export async function makeAnswers({ east, north }: TestMessaging): Promise<Answers> {
  const sent = await makeMessage(east, north)
  const references = readEnvelope(sent.wire.envelope).security.signature?.copies ?? []
  const { messageId } = sent.message
  const info = { timestamp: '2026-11-22T10:00:01Z', messageId: 'answer@north.example', refToMessageId: messageId }
  const receipt = await composeSignal((id) => writeReceipt(info, references, id), north)
  const error = await composeSignal((id) => writeError(info, new EbmsError(code, 'not now'), id), north)
  return { sent, receipt: receipt.toString(), error: error.toString() }
}

/** An answer that was changed, as bytes. */
export async function mutateAnswer(messaging: TestMessaging, answers: Answers, random: Random) {
  const envelope = random.pick([answers.receipt, answers.error])
  const other: Draft = {
    contentType,
    boundary: undefined,
    block: '',
    parts: [],
    envelope: random.pick([answers.receipt, answers.error, answers.sent.wire.envelope.toString()]),
  }
  const draft = { ...other, envelope }
  const { stranger, east } = messaging
  const mutators = { ...xmlMutators, ...cryptoMutators }
  const what = [envelope === answers.receipt ? 'a receipt' : 'an error']
  for (let left = random.below(3); left > 0; left--) {
    const name = random.pick(Object.keys(mutators))
    await mutators[name]?.(draft, { random, made: answers.sent, other, recipient: east, stranger })
    what.push(name)
  }
  const whole = Buffer.from(draft.envelope)
  if (what.length > 1 && !random.oneIn(4)) return { bytes: whole, what }
  const { bytes, what: change } = mutateBytes(whole, random)
  return { bytes, what: [...what, change] }
}

/** What a changed answer may prove: what the unchanged one proves, and nothing when its header block is another. */
export async function judgeAnswer({ app, north }: TestMessaging, { sent, receipt, error }: Answers, bytes: Buffer) {
  const { messageId } = sent.message
  const expected = { messageId, digests: sent.digests, partner: north }
  const answer = await readAnswer(contentType, bytes, expected, app.clock.now())
  const proves = answer.kind === 'receipt' || (answer.kind === 'error' && answer.signed)
  if (!proves) return false
  if (answer.kind === 'error' && answer.error.code !== code) throw new Broken('a signed error with another code')
  const original = JSON.stringify(readEnvelope(Buffer.from(answer.kind === 'receipt' ? receipt : error)).content)
  if (JSON.stringify(readEnvelope(bytes).content) !== original) throw new Broken('an answer proves what nobody signed')
  return true
}
