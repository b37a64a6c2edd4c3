import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { moveDurably, syncFolder, writeDurably, writeJson } from '../durable.ts'
import type { Folders } from '../folders.ts'
import { headerFile, type Outcome, receiptFile } from './outcome.ts'

/** What is kept beside an outcome. */
export interface Papers {
  outcome: Outcome
  receipt?: Uint8Array
  header?: Uint8Array
}

/** What was in the outbox, within the folder of its outcome. */
const submitted = 'submitted'

/**
 * Puts the outcome of a folder in its place, and the folder out of the outbox into it. The outcome is complete when it
 * appears; a crash in between leaves either the folder where it was, or what `settleSent` completes.
 */
export async function finish(folders: Folders, name: string, { outcome, receipt, header }: Papers): Promise<void> {
  const aside = join(folders.work.sent, name)
  await mkdir(aside, { mode: 0o700 })
  await writeJson(join(aside, 'outcome.json'), outcome)
  if (receipt) await writeDurably(join(aside, receiptFile), receipt)
  if (header) await writeDurably(join(aside, headerFile), header)
  await moveDurably(join(folders.outbox, name), join(aside, submitted)).catch(async (error: NodeJS.ErrnoException) => {
    // Somebody has taken the folder away meanwhile; what became of its message is said all the same.
    if (error.code !== 'ENOENT') throw error
    await mkdir(join(aside, submitted), { mode: 0o700 })
  })
  await place(folders, name)
}

/** Completes what a crash left, or what could not be moved. */
export async function settleSent(folders: Folders): Promise<void> {
  for (const name of await readdir(folders.work.sent)) {
    const aside = join(folders.work.sent, name)
    if ((await readdir(aside)).includes(submitted)) await place(folders, name)
    else await rm(aside, { recursive: true })
  }
}

/** An earlier outcome of the same name makes room: nothing is overwritten. */
async function place(folders: Folders, name: string): Promise<void> {
  const target = join(folders.sent, name)
  if (existsSync(target)) {
    let earlier = 1
    while (existsSync(`${target}~${earlier}`)) earlier++
    await moveDurably(target, `${target}~${earlier}`)
  }
  await syncFolder(join(folders.work.sent, name))
  await moveDurably(join(folders.work.sent, name), target)
}
