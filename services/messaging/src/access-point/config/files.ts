import { resolve } from 'node:path'
import { z } from 'zod'
import { readNoted } from './noted-files.ts'

/** A file that the configuration names. */
export interface NamedFile {
  path: string
  bytes: Buffer
}

/** A path, relative to the folder of the configuration. */
export const pathIn = (folder: string) =>
  z
    .string()
    .min(1)
    .transform((path) => resolve(folder, path))

/** A file that must be there. The error names the field; what the file holds is never quoted. */
export const fileIn = (folder: string) =>
  pathIn(folder).transform(async (path, context): Promise<NamedFile> => {
    try {
      return { path, bytes: await readNoted(path) }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      return wrong(context, `cannot be read (${code ?? 'unknown cause'})`)
    }
  })

/** Says what is wrong with a field, within a transformation. */
export function wrong(context: z.RefinementCtx, message: string, path: string[] = []): never {
  context.addIssue({ code: 'custom', message, path })
  return z.NEVER
}
