import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { unfit } from './unfit.ts'

/** A file of the outbox as it was found. */
export interface FoundFile {
  path: string
  size: number
  /** Hexadecimal. */
  sha256: string
}

const pieceBytes = 1 << 18

// A link is not followed, and a pipe not waited for.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Finds a part below the folder of its message: a plain file, on a way without links. */
export async function findPart(folder: string, file: string, field: string): Promise<FoundFile> {
  const path = join(folder, file)
  if (isAbsolute(file) || !path.startsWith(join(folder, '/'))) return unfit('PART_OUTSIDE', { field })
  const real = await realpath(path).catch(() => unfit('PART_MISSING', { field }))
  if (real !== join(await realpath(folder), path.slice(folder.length))) return unfit('PART_NOT_A_FILE', { field })
  return { path, ...(await digestOf(path, field)) }
}

/** Reads the bytes of a part again. */
export async function* readPart({ path }: FoundFile): AsyncGenerator<Buffer> {
  const file = await open(path, flags)
  yield* file.createReadStream({ highWaterMark: pieceBytes })
}

async function digestOf(path: string, field: string): Promise<{ size: number; sha256: string }> {
  const file = await open(path, flags).catch(() => unfit('PART_NOT_A_FILE', { field }))
  try {
    if (!(await file.stat()).isFile()) return unfit('PART_NOT_A_FILE', { field })
    const hash = createHash('sha256')
    let size = 0
    const buffer = Buffer.allocUnsafe(pieceBytes)
    for (let read = await file.read(buffer); read.bytesRead > 0; read = await file.read(buffer)) {
      size += read.bytesRead
      hash.update(buffer.subarray(0, read.bytesRead))
    }
    return { size, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}
