import { X509Certificate } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestAccessPoint } from './identities.ts'

const retry = { delaysSeconds: [10, 60] }

/** Where partners are: by party, or all the others at one place. */
export interface Endpoints {
  endpoint: string
  [party: string]: string
}

/** What differs from the usual files: fields of our own, or of each partner. */
export interface FileChanges {
  own?: object
  partner?: object
  /** Fields of single partners, by party. */
  partners?: Record<string, object>
}

/** Writes the files of a tenant's access point as they are mounted in production. */
export async function writeAccessPoint(
  dir: string,
  tenant: string,
  owner: TestAccessPoint,
  partners: TestAccessPoint[],
  endpoints: Endpoints,
  { own = {}, partner = {}, partners: each = {} }: FileChanges = {},
): Promise<void> {
  const folder = join(dir, tenant, 'as4')
  await mkdir(folder, { recursive: true })
  const endpointOf = ({ party }: TestAccessPoint) => endpoints[party] ?? endpoints.endpoint
  const files = {
    'access-point.json': JSON.stringify({ party: owner.party, domain: owner.party, ...own }),
    'key.pem': owner.identity.key,
    'cert.pem': owner.identity.certificate,
    'partners.json': JSON.stringify(
      partners.map((one) => ({ ...partnerOf(one, endpointOf(one)), ...partner, ...each[one.party] })),
    ),
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  if (owner.profile !== 'edelivery-1.x') await writeKeys(join(folder, owner.profile), owner)
}

async function writeKeys(folder: string, owner: TestAccessPoint): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [use, { key, certificate }] of [['sign', owner] as const, ['decrypt', owner.decryption] as const]) {
    await writeFile(join(folder, `${use}-key.pem`), key.export({ type: 'pkcs8', format: 'pem' }))
    await writeFile(join(folder, `${use}-cert.pem`), new X509Certificate(certificate).toString())
  }
}

const partnerOf = (point: TestAccessPoint, endpoint: string) => ({
  id: point.party.split('.')[0],
  party: point.party,
  state: 'CA',
  authority: { name: `Authority ${point.party}`, languages: ['en'] },
  endpoint,
  certificates: point.certificates.map(String),
  profile: point.profile,
  tokenReference: point.tokenReference,
  retry,
})
