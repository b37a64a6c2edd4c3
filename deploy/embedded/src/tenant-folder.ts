import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { kept, put, secret } from '@sustento/platform/embedded/kept-files'
import type { Urls } from './databases.ts'
import { type Folders, type Ports, sealing, services } from './layout.ts'
import type { StateSpec, TenantSpec } from './spec.ts'

/** Issuer of a tenant on this State: a path of its identity service. */
const issuerOf = (ports: Ports, tenant: string) => `http://127.0.0.1:${ports.http.identity}/oidc/${tenant}`

/**
 * Writes what the services read of a tenant: `tenant.json`, a file with credentials for each service, and the
 * key-encryption key. The same shape as the secrets that Kubernetes mounts.
 */
export async function tenantFolder(folders: Folders, ports: Ports, state: StateSpec, tenant: TenantSpec, urls: Urls) {
  const folder = join(folders.tenants, tenant.id)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await put(join(folder, 'tenant.json'), {
    id: tenant.id,
    name: tenant.name,
    state: state.state,
    issuer: issuerOf(ports, tenant.id),
    languages: tenant.languages,
    authority: tenant.authority,
    demonstrationNotice: tenant.notice,
  })
  for (const service of [...services, 'web']) {
    await put(join(folder, `${service}.json`), {
      url: urls[service],
      keysUrl: sealing.some((name) => name === service) ? urls[`${service}_keys`] : undefined,
      busUrl: urls.bus,
      clientId: service,
      clientSecret: await secret(folders.secrets, `client-${tenant.id}-${service}`),
    })
  }
  await kept(folder, 'kek', () => randomBytes(32).toString('base64'))
}
