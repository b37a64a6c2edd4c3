import { appendFile, rename, stat } from 'node:fs/promises'
import type { Clock } from '@sustento/platform/clock'
import type { Refusal } from '../usecases/receive/record-refusal.ts'

const largest = 16 << 20

/**
 * Writes a line for each message that was refused: when, its wire id where it had one, and why. Nothing of what it said
 * is in it. A file that has grown large makes room under another name, once: whoever floods us fills no disk.
 */
export function refusalFile(path: string, clock: Clock): (refusal: Refusal) => Promise<void> {
  let writing = Promise.resolve()
  const write = async ({ messageId, code, detail }: Refusal) => {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    )
    if (size > largest) await rename(path, `${path}.1`)
    await appendFile(path, `${JSON.stringify({ time: clock.now(), messageId, code, detail })}\n`, { mode: 0o600 })
  }
  return (refusal) => {
    const written = writing.then(() => write(refusal))
    writing = written.catch(() => undefined)
    return written
  }
}
