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

/** Which files hold which of the words: as text, in capitals, or in UTF-16. */
export async function filesHolding(files: string[], words: string[]): Promise<Map<string, string[]>> {
  const holding = new Map(words.map((word) => [word, [] as string[]]))
  for (const file of files) {
    // a file that a server removes while the search goes on holds nothing any more
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    for (const [word, found] of holding) if (formsOf(word).some((form) => bytes.includes(form))) found.push(file)
  }
  return holding
}

function formsOf(word: string): Buffer[] {
  const spellings = [...new Set([word, word.toUpperCase()])]
  return spellings.flatMap((each) => [Buffer.from(each), Buffer.from(each, 'utf16le')])
}
