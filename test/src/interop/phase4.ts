import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Content } from './contents.ts'

/** A message that phase4 is to send. */
export interface Phase4Message {
  /** Name of the party of phase4 whose keys sign. */
  party: string
  /** Party id that the message claims to come from; that of `party` where it is not said. */
  from?: string
  to: string
  url: string
  service: string
  serviceType?: string
  action: string
  conversationId: string
  refToMessageId?: string
  /** Encrypted unless said otherwise. */
  encrypt?: boolean
  /** Further attempts with the same bytes when the connection breaks. */
  retries?: number
  parts: Content[]
}

/** What phase4 found out about the answer to its message. */
interface Phase4Answer {
  /** `SUCCESS` says only that a receipt came. */
  result: string
  messageId: string
  refToMessageId: string
  /** Whether the answer has a signature that phase4 verified, and the fingerprint of its certificate. */
  signed: boolean
  signer?: string
  /** Whether the receipt repeats every digest that phase4 signed. */
  digestsComplete?: boolean
  errors: string[]
}

interface Property {
  name: string
  value: string
  type?: string
}

/** What phase4 took in. */
interface Phase4Received {
  messageId: string
  refToMessageId?: string
  from: string
  service: string
  action: string
  conversationId: string
  decrypted: boolean
  /** Fingerprint of the certificate that signed, and how the message named it. */
  signer: string
  tokenReference: string
  properties: Property[]
  /** Properties of each part as the header lists them. */
  parts: Property[][]
  contents: Buffer[]
}

/** How the messages of a load were sent. */
export interface Phase4Load {
  /** From the first message to the last receipt. */
  seconds: number
  /** How long each message took until its receipt was verified. */
  milliseconds: number[]
  /** What was found out about the answers that are no proof of delivery. */
  failures: unknown[]
}

/** What the process of phase4 has used up to now. Memory is known on Linux only. */
export interface Phase4Usage {
  cpuSeconds: number
  memoryBytes?: number
  peakMemoryBytes?: number
}

/** A running access point of phase4. */
export interface Phase4 {
  pid: number
  /** Where the party of this name takes messages. */
  endpointOf(party: string): string
  send(message: Phase4Message): Promise<Phase4Answer>
  /** Sends the message so many times, under an id of its own each, so many at a time. */
  load(message: Phase4Message, times: { count: number; concurrency: number }): Promise<Phase4Load>
  usage(): Promise<Phase4Usage>
  /** Ids of all messages that were taken in. */
  receivedIds(): Promise<string[]>
  /** A message that was taken in. */
  received(messageId: string): Promise<Phase4Received>
  /** Removes all messages that were taken in. */
  forget(): Promise<void>
  stop(): Promise<void>
}

const built = fileURLToPath(new URL('../../interop/phase4/target', import.meta.url))
const classPath = [join(built, 'classes'), join(built, 'lib', '*')].join(':')

/** Starts phase4 as the file says, with so much memory for its objects. `npm run test:interop` has built it. */
export async function startPhase4(file: object, heap = '512m'): Promise<Phase4> {
  const folder = await mkdtemp(join(tmpdir(), 'sustento-phase4-'))
  await Promise.all(['inbox', 'outbox'].map((name) => mkdir(join(folder, name))))
  await writeFile(join(folder, 'peer.json'), JSON.stringify(file))
  const options = [`-Xmx${heap}`, '-Dorg.slf4j.simpleLogger.defaultLogLevel=off']
  const peer = spawn('java', [...options, '-cp', classPath, 'eu.sustento.peer.Peer', folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(peer, 'exit')
  const lines = createInterface(peer.stdout)[Symbol.asyncIterator]()
  const next = async (): Promise<string> => {
    const line = await lines.next()
    if (line.done) throw new Error('phase4 has ended')
    return line.value
  }
  const port = Number(await next())
  const ask = async (command: string) => {
    peer.stdin.write(`${command}\n`)
    return JSON.parse(await next())
  }
  const write = async (message: Phase4Message) => {
    const messageId = `${randomUUID()}@phase4.example`
    const path = join(folder, 'outbox', messageId)
    await mkdir(path)
    await writeMessage(path, messageId, message)
    return { messageId, path }
  }
  const inbox = (...path: string[]) => join(folder, 'inbox', ...path)
  return {
    pid: peer.pid ?? 0,
    endpointOf: (party) => `http://127.0.0.1:${port}/as4/${party}`,
    async send(message) {
      const { messageId, path } = await write(message)
      return { messageId, ...(await ask(`send ${path}`)) }
    },
    async load(message, { count, concurrency }) {
      const { path } = await write(message)
      return ask(`load ${count} ${concurrency} ${path}`)
    },
    usage: () => ask('usage'),
    receivedIds: () => readdir(inbox()),
    async received(messageId) {
      const header: Phase4Received = JSON.parse(await readFile(inbox(messageId, 'message.json'), 'utf8'))
      const contents = header.parts.map((_, index) => readFile(inbox(messageId, `part-${index + 1}`)))
      return { ...header, contents: await Promise.all(contents) }
    },
    async forget() {
      for (const messageId of await readdir(inbox())) await rm(inbox(messageId), { recursive: true })
    },
    async stop() {
      peer.stdin.end()
      await ended
      await rm(folder, { recursive: true })
    },
  }
}

async function writeMessage(folder: string, messageId: string, { parts, ...header }: Phase4Message): Promise<void> {
  const listed = parts.map(({ mimeType, compress }, index) => ({ file: `part-${index + 1}`, mimeType, compress }))
  for (const [index, { content }] of parts.entries()) await writeFile(join(folder, `part-${index + 1}`), content)
  await writeFile(join(folder, 'message.json'), JSON.stringify({ messageId, ...header, parts: listed }))
}
