import { appendFile, rename, stat } from 'node:fs/promises'
import type { Clock } from '@sustento/platform/clock'
import type { Refusal } from '../usecases/receive/record-refusal.ts'

/** How large a file may become, and how many former ones are kept. */
interface RefusalLimits {
  bytes: number
  kept: number
}

const usual: RefusalLimits = { bytes: 10_000_000, kept: 4 }

/**
 * Writes a line for each message that was refused: when, its wire id where it had one, and why. Nothing of what it said
 * is in it. A file that has grown large makes room under another name, and the oldest goes: whoever floods us fills no
 * disk.
 */
export function refusalFile(path: string, clock: Clock, limits = usual): (refusal: Refusal) => Promise<void> {
  let writing = Promise.resolve()
  const write = async ({ messageId, code, detail }: Refusal) => {
    const line = `${JSON.stringify({ time: clock.now(), messageId, code, detail })}\n`
    if ((await sizeOf(path)) + line.length > limits.bytes) await makeRoom(path, limits.kept)
    await appendFile(path, line, { mode: 0o600 })
  }
  return (refusal) => {
    const written = writing.then(() => write(refusal))
    writing = written.catch(() => undefined)
    return written
  }
}

/** Each file takes the name of the one before it; the oldest is written over. */
async function makeRoom(path: string, kept: number): Promise<void> {
  for (let number = kept; number > 0; number--) {
    const from = number === 1 ? path : `${path}.${number - 1}`
    if ((await sizeOf(from)) > 0) await rename(from, `${path}.${number}`)
  }
}

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )
