import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { keptFile } from '@sustento/platform/embedded/kept-files'
import type { OwnServer } from '@sustento/platform/embedded/own-server'
import { issueCertificates } from './certificates.ts'
import { sessionDatabase, tenantDatabases } from './databases.ts'
import { type Folders, foldersOf, type Ports, portsFrom } from './layout.ts'
import { peopleOf } from './people.ts'
import { stateServer } from './server.ts'
import type { Spec, StateSpec } from './spec.ts'
import { type StateFile, writeStateFile } from './state-file.ts'
import { tenantFolder } from './tenant-folder.ts'

/** A State with its place on this machine. */
export interface PlacedState {
  spec: StateSpec
  folders: Folders
  ports: Ports
}

/** A State that is ready to be started. */
export interface PreparedState extends PlacedState {
  server: OwnServer
  file: StateFile
}

/** Makes what is missing of an installation: servers, databases, secrets, tenants, certificates, partners. */
export async function prepare(spec: Spec, data: string): Promise<PreparedState[]> {
  await mkdir(data, { recursive: true, mode: 0o711 })
  const placed = await Promise.all(spec.states.map((state) => place(state, data)))
  const [prepared] = await Promise.all([Promise.all(placed.map(prepareState)), issueCertificates(data, placed)])
  return prepared
}

async function place(spec: StateSpec, data: string): Promise<PlacedState> {
  const folders = await foldersOf(data, spec.id)
  await mkdir(folders.home, { recursive: true, mode: 0o711 })
  return { spec, folders, ports: portsFrom(spec.ports) }
}

async function prepareState(placed: PlacedState): Promise<PreparedState> {
  const { spec, folders, ports } = placed
  const server = await stateServer(folders, ports)
  const people = await Promise.all(
    spec.tenants.map(async (tenant) => {
      const urls = await tenantDatabases(server, folders, tenant)
      await tenantFolder(folders, ports, spec, tenant, urls)
      return [tenant.id, await peopleOf(folders, tenant)] as const
    }),
  )
  const file: StateFile = {
    id: spec.id,
    ports,
    tenants: folders.tenants,
    sessionUrl: await sessionDatabase(server, folders),
    sessionKeyFile: await keptFile(folders.secrets, 'session-key', () => randomBytes(32).toString('base64')),
    webUrl: `http://127.0.0.1:${ports.web}`,
    people: Object.fromEntries(people),
  }
  await writeStateFile(folders, file)
  return { ...placed, server, file }
}
