import { AsyncLocalStorage } from 'node:async_hooks'
import { readFile, stat } from 'node:fs/promises'

/** The files that were read, with what each looked like just before. */
export type NotedFiles = Map<string, string>

const noting = new AsyncLocalStorage<NotedFiles>()

/** Notes what `work` reads, also when it fails: then the file that is missing is among them. */
export function noteFiles<T>(files: NotedFiles, work: () => Promise<T>): Promise<T> {
  return noting.run(files, work)
}

/** Reads a file, and notes it. */
export async function readNoted(path: string): Promise<Buffer> {
  noting.getStore()?.set(path, await lookOf(path))
  return readFile(path)
}

/** Whether all of them look as they did. */
export async function areUnchanged(files: NotedFiles): Promise<boolean> {
  for (const [path, look] of files) if ((await lookOf(path)) !== look) return false
  return files.size > 0
}

/** By the file that a link leads to: a mounted secret changes by its link. */
async function lookOf(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true })
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown'
  }
}
