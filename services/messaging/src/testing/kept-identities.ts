import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { presentRunFolder } from '@sustento/platform/testing/run-folder'
import { v4 } from 'uuid'
import type { Identity } from '../demo-ca.ts'

const calls = new Map<string, number>()

/**
 * Identities that the files of a test run share, for an RSA key takes its time to be found. Within one file a second call
 * gives others. What belongs to no run has its own.
 */
export async function keptIdentities(names: readonly string[], make: () => Promise<Identity[]>): Promise<Identity[]> {
  const call = (calls.get(names.join()) ?? 0) + 1
  calls.set(names.join(), call)
  const folder = folderOfRun()
  if (folder === undefined) return make()
  const file = join(folder, `${[...names, call].join('-')}.json`)
  const known = await readFile(file, 'utf8').catch(() => undefined)
  if (known !== undefined) return JSON.parse(known)
  const made = await make()
  await mkdir(folder, { recursive: true })
  const draft = `${file}.${v4()}`
  await writeFile(draft, JSON.stringify(made), { mode: 0o600 })
  await rename(draft, file)
  return made
}

function folderOfRun(): string | undefined {
  try {
    return join(presentRunFolder(), 'identities')
  } catch {
    return undefined
  }
}
