import { rm } from 'node:fs/promises'
import { stopServer } from '@sustento/platform/embedded/postgres-server'
import { foldersOf } from './layout.ts'
import type { Spec } from './spec.ts'

/**
 * Stops the database servers of an installation; its data stays. `immediate` leaves to the next start what a checkpoint
 * would write now, thousands of files when the databases are new: what was committed is in the log.
 */
export async function stopServers(spec: Spec, data: string, mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
  await Promise.all(spec.states.map(async (state) => stopServer((await foldersOf(data, state.id)).postgres, mode)))
}

/** Deletes an installation: servers, databases, secrets, everything. */
export async function reset(spec: Spec, data: string): Promise<void> {
  await stopServers(spec, data, 'immediate')
  for (const state of spec.states) {
    const { home, postgres } = await foldersOf(data, state.id)
    for (const folder of [home, postgres]) await rm(folder, { recursive: true, force: true })
  }
  await rm(data, { recursive: true, force: true })
}
