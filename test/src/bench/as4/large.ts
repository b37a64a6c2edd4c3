import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { makeDemoCa } from '@sustento/messaging/demo-ca'
import { systemClock } from '@sustento/platform/clock'
import { freePort } from '@sustento/platform/embedded/free-port'
import { rsaKeys } from '../../interop/keys.ts'
import { type Figures, rounded, timed } from '../figures.ts'
import { folderSize } from '../folder-size.ts'
import { agreed } from './load.ts'
import { configOf, writeKeys } from './our-files.ts'
import { partyOf } from './sides.ts'
import { cpuSeconds, peakMegabytes } from './usage.ts'

const main = fileURLToPath(import.meta.resolve('@sustento/messaging/access-point/main'))
const sender = 'alpha'
const receiver = 'beta'

/** What lies in the outbox. */
export interface LargeOptions {
  /** Of each part. */
  bytes: number
  parts: number
  folders: number
}

/** Files of this size from outbox to inbox of two access points as `npm run access-point` starts them. */
export async function large({ bytes, parts, folders }: LargeOptions): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'sustento-large-'))
  await chmod(folder, 0o711)
  const started: ChildProcess[] = []
  try {
    for (const config of await writeConfigs(folder)) started.push(await start(config))
    const [from = 0, to = 0] = started.map(({ pid }) => pid)
    const outbox = join(folder, sender, 'data', 'outbox')
    const names = Array.from({ length: folders }, (_, index) => `large-${index}`)
    const digests: string[] = []
    for (const name of names) {
      await mkdir(join(outbox, name))
      for (let part = 0; part < parts; part++) {
        digests.push(await writeRandom(join(outbox, name, `content-${part}`), bytes))
      }
    }
    const sent = join(folder, sender, 'data', 'sent')
    const inbox = join(folder, receiver, 'data', 'inbox')
    const { seconds } = await timed(async () => {
      for (const name of names) await submit(join(outbox, name), parts)
      for (const at of [inbox, sent]) await until(async () => (await readdir(at)).length === folders)
    })
    const arrived: string[] = []
    for (const name of await readdir(inbox)) arrived.push(...(await digestsIn(join(inbox, name))))
    const outcomes = await Promise.all(names.map((name) => readFile(join(sent, name, 'outcome.json'), 'utf8')))
    return {
      payload_bytes: bytes,
      parts,
      folders,
      outcome: [...new Set(outcomes.map((outcome) => JSON.parse(outcome).state))].join(),
      same_content: arrived.sort().join() === digests.sort().join() ? 'yes' : 'no',
      seconds: rounded(seconds),
      megabytes_per_second: rounded((bytes * parts * folders) / 1e6 / seconds),
      sender_peak_mib: await peakMegabytes(from),
      receiver_peak_mib: await peakMegabytes(to),
      sender_cpu_seconds: rounded(await cpuSeconds(from)),
      receiver_cpu_seconds: rounded(await cpuSeconds(to)),
      sender_database_bytes: await folderSize(join(folder, sender, 'data', 'postgres')),
      receiver_database_bytes: await folderSize(join(folder, receiver, 'data', 'postgres')),
    }
  } finally {
    for (const child of started) await stop(child)
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeConfigs(folder: string): Promise<string[]> {
  const ca = await makeDemoCa(systemClock.now())
  const keys = new Map<string, Awaited<ReturnType<typeof rsaKeys>>>()
  const ports = new Map<string, number>()
  for (const name of [sender, receiver]) {
    keys.set(name, await rsaKeys(ca, name))
    ports.set(name, await freePort())
  }
  const urls = new Map([...ports].map(([name, port]) => [name, `http://127.0.0.1:${port}/as4`]))
  return Promise.all(
    [...ports].map(async ([name, port]) => {
      const own = join(folder, name)
      await mkdir(own, { mode: 0o711 })
      await writeKeys(own, keys)
      await writeFile(join(own, 'config.json'), JSON.stringify(configOf(name, { port, urls })))
      return join(own, 'config.json')
    }),
  )
}

/** Resolves when the access point serves. */
async function start(config: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [main, '--config', config], { stdio: ['ignore', 'ignore', 'pipe'] })
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('an access point has ended')))
    child.stderr.on('data', (line: Buffer) => {
      if (line.includes('"msg":"started"')) resolve()
      if (line.includes('"level":"error"')) process.stderr.write(line)
    })
  })
  return child
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

const pieceBytes = 1 << 20

/** Writes a file that does not compress, and gives its digest. */
async function writeRandom(file: string, bytes: number): Promise<string> {
  const hash = createHash('sha256')
  function* pieces() {
    for (let left = bytes; left > 0; left -= pieceBytes) {
      const piece = randomBytes(Math.min(left, pieceBytes))
      hash.update(piece)
      yield piece
    }
  }
  await pipeline(Readable.from(pieces()), createWriteStream(file))
  return hash.digest('hex')
}

async function digestsIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name !== 'message.json')
  return Promise.all(
    files.map(async (name) => {
      const hash = createHash('sha256')
      for await (const chunk of createReadStream(join(folder, name))) hash.update(chunk)
      return hash.digest('hex')
    }),
  )
}

/** Whoever watches the outbox sees `message.json` whole or not at all. */
async function submit(folder: string, parts: number): Promise<void> {
  const part = { mimeType: 'application/octet-stream', properties: { name: 'content' } }
  const files = Array.from({ length: parts }, (_, index) => ({ file: `content-${index}`, ...part }))
  const message = { partner: partyOf(receiver), ...agreed, conversationId: 'large', parts: files }
  await writeFile(join(folder, 'message.writing'), JSON.stringify(message))
  await rename(join(folder, 'message.writing'), join(folder, 'message.json'))
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(500)
}
