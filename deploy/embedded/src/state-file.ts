import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { put } from '@sustento/platform/embedded/kept-files'
import type { Folders, Ports, ServiceName } from './layout.ts'
import type { Person } from './people.ts'

/** What the process of a State is told: where everything is. Kept in the State's folder, readable by this account alone. */
export interface StateFile {
  id: string
  ports: Ports
  tenants: string
  sessionUrl: string
  sessionKeyFile: string
  webUrl: string
  /** First users by tenant. */
  people: Record<string, Person[]>
  /** Settings of parts that are not the usual ones, as their environment would name them. */
  settings?: Partial<Record<ServiceName | 'web', Record<string, string>>>
}

const pathIn = (home: string) => join(home, 'state.json')

/** Writes the file into the State's folder and gives its path. */
export async function writeStateFile(folders: Folders, state: StateFile): Promise<string> {
  await put(pathIn(folders.home), state)
  return pathIn(folders.home)
}

/** Reads it again. */
export async function readStateFile(home: string): Promise<StateFile> {
  return JSON.parse(await readFile(pathIn(home), 'utf8')) as StateFile
}
