import type { Caseworker, Json } from './caseworker.ts'
import type { Report } from './report.ts'
import { until } from './wait.ts'

// What can be proved about a message: with AS4 alone the signed receipt, with e-CODEX the evidences of its further way.

/** Whose message it is, who received it, and the case there. */
export interface Exchanged {
  sender: Caseworker
  receiver: Caseworker
  message: string
  /** The receiver's case. */
  case: string
}

const ofAs4 = ['submitted', 'sent', 'receipt']
const ofEcodex = ['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE', 'DELIVERY', 'RETRIEVAL']
const indent = '\n                  '

/** Somebody at the receiver reads the message; then its chain of evidence is complete, and printed. */
export async function showChain(exchanged: Exchanged, report: Report): Promise<void> {
  const { sender, receiver, message } = exchanged
  const { message: ours } = await sender.get(message)
  const arrived = await arrivedAs(exchanged, ours.messageId)
  const part = encodeURIComponent(arrived.parts[0].id)
  const read = await receiver.download(`${arrived.name}/parts/${part}`)
  report.verify(read.length > 0, 'the message can be read where it arrived')
  await report.step(
    `The chain of evidence of the ${ours.action} from ${sender.tenant} to ${receiver.tenant}`,
    () => until('the evidences', async () => completeChain((await sender.get(message)).message)),
    (chain) => chain.map(inWords).join(indent),
  )
}

/** The message as its receiver has it. */
async function arrivedAs({ receiver, case: theirs }: Exchanged, messageId: string): Promise<Json> {
  const { submissions = [] } = await receiver.get(`${theirs}/submissions`)
  for (const { message } of submissions) {
    if (!message) continue
    const { message: seen } = await receiver.get(message)
    if (seen.messageId === messageId) return seen
  }
  throw new Error('the message is not in the case of its receiver')
}

/** The evidences once all are there that partners of this kind give. */
function completeChain({ evidences = [] }: Json): Json[] | undefined {
  const kinds: string[] = evidences.map(({ kind }: Json) => kind)
  const expected = kinds.includes('SUBMISSION_ACCEPTANCE') ? [...ofAs4, ...ofEcodex] : ofAs4
  return expected.every((kind) => kinds.includes(kind)) ? evidences : undefined
}

const inWords = ({ kind, time, signer }: Json) => `${time}  ${kind}${signer ? `  signed by ${signer}` : ''}`
