import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PreparedState } from '@sustento/embedded/prepare'
import { type StateFile, writeStateFile } from '@sustento/embedded/state-file'

// What an operator may change in the files of a State before it starts.

/** A partner as `partners.json` has it, as far as tests change it. */
export interface PartnerEntry {
  id: string
  endpoint: string
  retry?: { delaysSeconds: number[] }
}

/** Changes the partners of a tenant; one for which nothing is given is a partner no more. */
export async function changePartners(
  { folders }: PreparedState,
  tenant: string,
  change: (partner: PartnerEntry) => PartnerEntry | undefined,
): Promise<void> {
  const path = join(folders.tenants, tenant, 'as4/partners.json')
  const partners = JSON.parse(await readFile(path, 'utf8')) as PartnerEntry[]
  await writeFile(path, JSON.stringify(partners.map(change).filter((partner) => partner !== undefined)))
}

/** Gives parts of a State settings of their own. */
export async function changeSettings(state: PreparedState, settings: StateFile['settings']): Promise<void> {
  await writeStateFile(state.folders, { ...state.file, settings })
}
