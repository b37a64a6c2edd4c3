import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Installation, installation } from '../support/installation.ts'

/** Does work with States that run with their data on disk, as they do in an authority; tests keep theirs in memory. */
export async function withStatesOnDisk<T>(ids: string[], work: (at: Installation) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'sustento-bench-'))
  await chmod(data, 0o711)
  try {
    const at = await installation(ids, { data })
    try {
      return await work(at)
    } finally {
      await at.close()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}
