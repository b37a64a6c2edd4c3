import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Identity, issueIdentity, makeDemoCa } from '@sustento/messaging/demo-ca'
import { systemClock } from '@sustento/platform/clock'
import { kept, put } from '@sustento/platform/embedded/kept-files'
import type { PlacedState } from './prepare.ts'
import type { TenantSpec } from './spec.ts'

// The access points of an installation: a key pair each, signed by the demonstration CA, and everybody's partner file.

/** Issues what is missing and tells every authority of all the others. */
export async function issueCertificates(data: string, states: PlacedState[]): Promise<void> {
  const at = systemClock.now()
  const ca = await keptIdentity(join(data, 'demonstration-ca'), () => makeDemoCa(at))
  const points = await Promise.all(
    states.flatMap((state) =>
      state.spec.tenants.map(async (tenant) => {
        const folder = join(state.folders.tenants, tenant.id, 'as4')
        const subject = { commonName: `${tenant.id} access point`, country: state.spec.state }
        const { certificate } = await keptIdentity(folder, () => issueIdentity(ca, subject, at))
        await put(join(folder, 'access-point.json'), { party: tenant.id, domain: tenant.domain })
        return { folder, tenant, partner: toPartner(state, tenant, certificate) }
      }),
    ),
  )
  for (const { folder, tenant } of points) {
    const others = points.map((point) => point.partner).filter((other) => other.id !== tenant.id)
    const known = others.map((other) => ({ ...other, ecodex: tenant.ecodex?.includes(other.id) ?? false }))
    await put(join(folder, 'partners.json'), known)
  }
}

/** How partners know an authority. */
function toPartner(state: PlacedState, tenant: TenantSpec, certificate: string) {
  return {
    id: tenant.id,
    party: tenant.id,
    state: state.spec.state,
    endpoint: `http://127.0.0.1:${state.ports.as4}/as4`,
    authority: tenant.authority,
    certificates: [certificate],
    demonstrationNotice: tenant.notice,
  }
}

async function keptIdentity(folder: string, make: () => Promise<Identity>): Promise<Identity> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let made: Promise<Identity> | undefined
  const once = () => {
    made ??= make()
    return made
  }
  const key = await kept(folder, 'key.pem', async () => (await once()).key)
  const certificate = await kept(folder, 'cert.pem', async () => (await once()).certificate)
  return { key, certificate }
}
