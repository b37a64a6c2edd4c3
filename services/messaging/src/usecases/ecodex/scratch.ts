import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { ByteSource } from '../../as4/bytes.ts'
import type { RandomBytes } from '../../ecodex/asic/random-bytes.ts'
import { chunkBytes, contentWriter, readChunk } from '../../store/content.ts'
import { openSpool } from '../../store/spools.ts'
import type { App } from '../app.ts'

/** Keeps streams for as long as somebody has to jump about in them. */
export interface Scratch {
  /** Takes a stream in, and gives it back as something to jump about in. */
  keep(source: ByteSource): Promise<RandomBytes>
  discard(): Promise<void>
}

/**
 * A place for large content: sealed chunks of the tenant's database, as for any content, under a key that nobody keeps.
 * Whatever a crash leaves is swept with the other spools.
 */
export async function scratch(app: App, tenant: string): Promise<Scratch> {
  const db = await app.dbs.get(tenant)
  const content = v7()
  const key = randomBytes(32)
  let parts = 0
  // nothing is held: it is read before it is kept, which it never is
  const spool = openSpool(db, content, app.clock.now(), 0)
  return {
    async keep(source) {
      const place = { tenant, content, part: parts++ }
      const writer = contentWriter(spool, key, place)
      let size = 0
      for await (const chunk of source) {
        size += chunk.length
        await writer.write(Buffer.from(chunk))
      }
      await writer.end()
      return { size, chunkBytes, chunk: (seq) => readChunk(db, key, place, seq) }
    },
    discard: spool.discard,
  }
}
