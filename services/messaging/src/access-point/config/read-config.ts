import { dirname, resolve } from 'node:path'
import { Fault } from '@sustento/platform/errors'
import type { z } from 'zod'
import { withoutMark } from '../byte-order-mark.ts'
import { type Config, configIn } from './config.ts'
import { readNoted } from './noted-files.ts'

/** Reads a configuration with all the files that it names. One error names every wrong field, and never a value. */
export async function readConfig(file: string): Promise<Config> {
  const path = resolve(file)
  const read = await configIn(dirname(path)).safeParseAsync(await readJson(path))
  if (read.success) return read.data
  throw new Fault(`${file}: ${read.error.issues.map(toText).join('; ')}`)
}

async function readJson(path: string): Promise<unknown> {
  const text = await readNoted(path).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Fault(`${path}: cannot be read (${code})`)
  })
  try {
    return JSON.parse(withoutMark(text.toString()))
  } catch {
    throw new Fault(`${path}: is not JSON`)
  }
}

function toText({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.')} ${message}`.trim()
}
