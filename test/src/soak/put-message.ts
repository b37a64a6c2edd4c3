import { createCipheriv, createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Random } from '@sustento/messaging/testing/fuzz/random'
import type { Put } from './ledger.ts'
import { otherThan, type Side } from './side.ts'

/** Puts a message into an outbox as a user does: its files, and `message.json` last. */
export async function putMessage(side: Side, number: number, random: Random): Promise<Put> {
  const name = `m${number}`
  const id = `${name}@${side.name}.example`
  const contents = Array.from({ length: random.below(4) }, (_, part) => content(`${name}/${part}`, sizeOf(random)))
  const folder = join(side.folders.outbox, name)
  await mkdir(folder)
  const parts = contents.map((_, part) => ({ file: `${part}.bin` }))
  for (const [part, bytes] of contents.entries()) await writeFile(join(folder, `${part}.bin`), bytes)
  const message = { partner: otherThan(side.name), service: 'soak', action: 'soak', messageId: id, parts }
  await writeFile(join(folder, 'message.json'), JSON.stringify(message))
  return { id, from: side.name, parts: contents.map(sha256) }
}

/** Most are forms, some are scans. */
function sizeOf(random: Random): number {
  const [least, most] = random.pick([
    [0, 4000],
    [2000, 20_000],
    [20_000, 200_000],
    ...(random.oneIn(5) ? [[200_000, 2_000_000]] : []),
  ]) as [number, number]
  return least + random.below(most - least)
}

/** Bytes that look random and are the same for the same name. */
function content(name: string, size: number): Buffer {
  const key = createHash('sha256').update(name).digest().subarray(0, 16)
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(size))
}

/** Hexadecimal. */
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
