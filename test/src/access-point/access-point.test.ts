import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { until } from '@sustento/embedded/demo/wait'
import { freePort } from '@sustento/platform/embedded/free-port'
import { presentRunFolder } from '@sustento/platform/testing/run-folder'
import { readExamples } from '../docs/examples.ts'
import { giveNpm } from '../docs/npm.ts'
import { like } from '../docs/shown.ts'
import { openTerminal, type Terminal } from '../docs/terminal.ts'

// Types the commands of docs/guides/access-point.md and of docs/guides/roll-over.md, which goes on with it; then the two access points that they made exchange messages while
// both are killed again and again.

const guide = (name: string) =>
  readExamples(readFileSync(new URL(`../../../docs/guides/${name}`, import.meta.url), 'utf8'))
const command = fileURLToPath(new URL('../../../services/messaging/dist/access-point/main.js', import.meta.url))
const hasOpenssl = spawnSync('sh', ['-c', 'openssl version']).status === 0
const sides = ['alpha', 'beta'] as const
type Side = (typeof sides)[number]

let checkout: string
let terminal: Terminal
const ports: Record<string, string> = {}
const running = new Map<Side, ChildProcess>()
const taken = new Set<string>()
const here = (text: string) => text.replace(/8181|8282/g, (port) => ports[port] ?? port)
const at = (side: Side, ...path: string[]) => join(checkout, 'try-as4', `${side}-data`, ...path)

if (hasOpenssl) {
  beforeAll(async () => {
    for (const port of ['8181', '8282']) ports[port] = String(await freePort())
    checkout = await mkdtemp(join(presentRunFolder(), 'access-point-'))
    await chmod(checkout, 0o711)
    terminal = await openTerminal(checkout)
    await giveNpm(terminal, checkout)
  })
  afterAll(async () => {
    await Promise.all(sides.map((side) => end(side, 'SIGTERM')))
    await terminal?.close()
  })

  describe.each(['access-point.md', 'roll-over.md'])('docs/guides/%s', (name) => {
    test.each(guide(name))(
      '$title',
      async ({ command: typed, shown }) => {
        const printed = await terminal.run(here(typed))
        if (shown?.kind === 'text') expect(printed).toBe(shown.content)
        else if (shown) expect(JSON.parse(printed)).toEqual(like(JSON.parse(shown.content)))
        else expect(printed).toBe('')
      },
      120_000,
    )
  })

  test('--once says what waits for a partner that is away, and sends it at once the next time', async () => {
    await put('away')
    expect(await sendOnce('--limit', '1')).toEqual({ status: 3, printed: '"away" waiting EBMS:0005\n' })
    expect(await readdir(at('alpha', 'outbox'))).toEqual(['away'])
    expect(await readdir(at('alpha', 'sent'))).not.toContain('away')
    start('beta')
    await until('the receiving side', () => isListening('8282'))
    expect(await sendOnce()).toEqual({ status: 0, printed: '"away" delivered EBMS:0005\n' })
    await end('beta', 'SIGTERM')
  })

  describe('two access points that are killed again and again', () => {
    test('lose no message and deliver none twice', async () => {
      await retrySoon()
      const sent = await Promise.all(Array.from({ length: 8 }, (_, index) => put(`crash-${index}`)))
      for (const side of sides) start(side)
      for (let round = 0; taken.size < sent.length; round++) {
        const side = sides[round % 2] as Side
        await end(side, 'SIGKILL')
        start(side)
        for (const id of await until('the next message', arrived)) await take(id, sent)
      }
      for (const { name } of sent) {
        const { state } = await until('an outcome', () => outcomeOf(name))
        expect(state).toBe('delivered')
      }
      expect(await readdir(at('alpha', 'outbox'))).toEqual([])
      expect(await arrived()).toBeUndefined()
    })
  })
} else {
  process.stdout.write('skipped: no openssl, the commands of docs/guides/access-point.md do not run\n')
  test('openssl is not here', () => expect(hasOpenssl).toBe(false))
}

async function retrySoon(): Promise<void> {
  const file = join(checkout, 'try-as4', 'alpha.json')
  const config = JSON.parse(await readFile(file, 'utf8'))
  config.partners[0].retry = { delaysSeconds: Array<number>(100).fill(1) }
  await writeFile(file, JSON.stringify(config))
}

const mimeType = 'application/octet-stream; version="1.0"'

/** A message that was put into the outbox. */
interface Put {
  name: string
  id: string
  sha256: string
}

async function put(name: string): Promise<Put> {
  const folder = at('alpha', 'outbox', name)
  await mkdir(folder)
  const content = randomBytes(2_000_000)
  await writeFile(join(folder, 'scan.bin'), content)
  const id = `${name}@alpha.example`
  const parts = [{ file: 'scan.bin', mimeType }]
  const message = { partner: 'beta', service: 'svc', action: 'act', messageId: id, parts }
  await writeFile(join(folder, 'message.json'), JSON.stringify(message))
  return { name, id, sha256: sha256(content) }
}

function start(side: Side): void {
  const config = join(checkout, 'try-as4', `${side}.json`)
  running.set(side, spawn(process.execPath, [command, '--config', config], { stdio: 'ignore' }))
}

async function sendOnce(...more: string[]): Promise<{ status: number; printed: string }> {
  const args = [command, '--config', join(checkout, 'try-as4', 'alpha.json'), '--once', ...more]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const [printed, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return { status, printed }
}

const isListening = (port: string) =>
  fetch(here(`http://127.0.0.1:${port}/as4`)).then(
    () => true,
    () => undefined,
  )

async function end(side: Side, signal: NodeJS.Signals): Promise<void> {
  const child = running.get(side)
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

const arrived = async () => {
  const ids = (await readdir(at('beta', 'inbox'))).filter((id) => id.startsWith('crash-'))
  return ids.length > 0 ? ids : undefined
}

/** Whoever reads the inbox takes away what is there at once; what came again would be there again. */
async function take(id: string, sent: Put[]): Promise<void> {
  const bytes = await readFile(at('beta', 'inbox', id, 'part-1.bin'))
  expect(sent).toContainEqual({ name: expect.any(String), id, sha256: sha256(bytes) })
  const { parts } = JSON.parse(await readFile(at('beta', 'inbox', id, 'message.json'), 'utf8'))
  expect(parts).toMatchObject([{ mimeType }])
  expect(taken.has(id)).toBe(false)
  taken.add(id)
  await rm(at('beta', 'inbox', id), { recursive: true })
}

async function outcomeOf(name: string): Promise<{ state: string } | undefined> {
  const found = await readFile(at('alpha', 'sent', name, 'outcome.json'), 'utf8').catch(() => undefined)
  return found === undefined ? undefined : JSON.parse(found)
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
