import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '@sustento/platform/clock'
import type { Ledger } from './ledger.ts'
import { sha256 } from './put-message.ts'
import { proves } from './receipt.ts'
import type { Side } from './side.ts'

/** What `message.json` of an inbox tells. */
interface Arrived {
  messageId: string
  receivedAt: string
  parts: { file: string }[]
}

/** What `outcome.json` tells. */
interface Outcome {
  state: string
  messageId: string
  receipt?: { sha256: string; at: string }
  errors: { code: string }[]
}

/** Takes away what came to a side and what became of what it sent, and enters it into the ledger. */
export async function collect(side: Side, partner: Side, ledger: Ledger): Promise<void> {
  for (const name of await readdir(side.folders.inbox)) {
    const folder = join(side.folders.inbox, name)
    const { messageId, receivedAt, parts } = await readJson<Arrived>(join(folder, 'message.json'))
    const contents = await Promise.all(parts.map(({ file }) => readFile(join(folder, file))))
    ledger.arrived(side.name, messageId, contents.map(sha256), new Date(receivedAt))
    await rm(folder, { recursive: true })
  }
  for (const name of await readdir(side.folders.sent)) {
    const folder = join(side.folders.sent, name)
    const outcome = await readJson<Outcome>(join(folder, 'outcome.json'))
    ledger.settled(side.name, outcome.messageId, await judge(folder, outcome, side, partner))
    await rm(folder, { recursive: true })
  }
}

async function judge(folder: string, { state, messageId, receipt, errors }: Outcome, side: Side, partner: Side) {
  if (receipt === undefined) return { problem: [state, ...errors.map(({ code }) => code)].join(' ') }
  const bytes = await readFile(join(folder, 'receipt.xml'))
  if (sha256(bytes) !== receipt.sha256) return { problem: 'the receipt is not the one of the outcome' }
  const header = await readFile(join(folder, 'header.xml'))
  const [sender, recipient] = [side.identity.certificate, partner.identity.certificate]
  const isProof = await proves({ messageId, header, receipt: bytes, sender, recipient }, systemClock.now())
  return isProof ? { at: new Date(receipt.at) } : { problem: 'the receipt proves nothing' }
}

const readJson = async <T>(path: string) => JSON.parse(await readFile(path, 'utf8')) as T
