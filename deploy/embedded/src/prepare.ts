import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { issueCertificates } from './certificates.ts'
import { sessionDatabase, tenantDatabases } from './databases.ts'
import { type Folders, foldersOf, type Ports, portsFrom } from './layout.ts'
import { peopleOf } from './people.ts'
import { keptFile } from './secrets.ts'
import { type StateServer, stateServer } from './server.ts'
import type { Spec, StateSpec } from './spec.ts'
import { type StateFile, writeStateFile } from './state-file.ts'
import { tenantFolder } from './tenant-folder.ts'

/** A State that is ready to be started. */
export interface PreparedState {
  spec: StateSpec
  folders: Folders
  ports: Ports
  server: StateServer
  file: StateFile
}

/** Makes what is missing of an installation: servers, databases, secrets, tenants, certificates, partners. */
export async function prepare(spec: Spec, data: string): Promise<PreparedState[]> {
  await mkdir(data, { recursive: true, mode: 0o711 })
  const prepared = await Promise.all(spec.states.map((state) => prepareState(state, data)))
  await issueCertificates(data, prepared)
  return prepared
}

async function prepareState(spec: StateSpec, data: string): Promise<PreparedState> {
  const folders = await foldersOf(data, spec.id)
  const ports = portsFrom(spec.ports)
  await mkdir(folders.home, { recursive: true, mode: 0o711 })
  const server = await stateServer(folders, ports)
  const people: StateFile['people'] = {}
  for (const tenant of spec.tenants) {
    const urls = await tenantDatabases(server, folders, tenant)
    await tenantFolder(folders, ports, spec, tenant, urls)
    people[tenant.id] = await peopleOf(folders, tenant)
  }
  const file: StateFile = {
    id: spec.id,
    ports,
    tenants: folders.tenants,
    sessionUrl: await sessionDatabase(server, folders),
    sessionKeyFile: await keptFile(folders.secrets, 'session-key', () => randomBytes(32).toString('base64')),
    webUrl: `http://127.0.0.1:${ports.web}`,
    people,
  }
  await writeStateFile(folders, file)
  return { spec, folders, ports, server, file }
}
