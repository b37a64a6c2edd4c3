import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Installation } from './installation.ts'

/** Every file of an installation: databases with their write-ahead logs, logs, secrets, state. */
export async function filesOf(at: Installation): Promise<string[]> {
  const roots = [at.data, ...at.states.map((state) => state.folders.postgres)]
  const found = await Promise.all(roots.map(walk))
  return [...new Set(found.flat())]
}

async function walk(path: string): Promise<string[]> {
  const known = await stat(path).catch(() => undefined)
  if (!known) return []
  if (!known.isDirectory()) return [path]
  const entries = await readdir(path)
  return (await Promise.all(entries.map((entry) => walk(join(path, entry))))).flat()
}

/** The files that hold one of the words, as text or in UTF-16; the first letter may be a capital, or all of them. */
export async function filesHolding(files: string[], words: string[]): Promise<string[]> {
  const needles = [...new Set(words.flatMap((word) => [word, word.toUpperCase()]))].flatMap((word) => [
    Buffer.from(word),
    Buffer.from(word, 'utf16le'),
  ])
  const holding: string[] = []
  for (const file of files) {
    // a file that a server removes while the search goes on holds nothing any more
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    if (needles.some((needle) => bytes.includes(needle))) holding.push(file)
  }
  return holding
}
