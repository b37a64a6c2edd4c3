import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Identity, issueIdentity, makeDemoCa } from '@sustento/messaging/demo-ca'
import { systemClock } from '@sustento/platform/clock'

/** Everybody in these tests, by what they hold: all certificates are of one CA, with keys of the size that is in use. */
export interface Identities {
  ca: string
  east: Identity
  west: Identity
  phase4: Identity
  /** Newer than `phase4`, and nobody has its key: what is encrypted to it cannot be read. */
  lost: Identity
  /** A certificate of the same CA, of a partner of nobody. */
  stranger: Identity
}

/** Issues all identities. */
export async function issueIdentities(): Promise<Identities> {
  const now = systemClock.now()
  const ca = await makeDemoCa(now)
  const issue = (commonName: string, at = now) => issueIdentity(ca, { commonName, country: 'CA' }, at)
  return {
    ca: ca.certificate,
    east: await issue('Access point east'),
    west: await issue('Access point west'),
    phase4: await issue('phase4', new Date(now.getTime() - 60_000)),
    lost: await issue('phase4 lost'),
    stranger: await issue('Stranger'),
  }
}

/** The service under which Central Authorities exchange messages. */
export const maintenance = 'urn:sustento:services:maintenance'

/** A party of phase4: who it is, what it holds and whom it knows. Keys and certificates are PEM. */
export interface Phase4Party {
  /** The end of its address. */
  name: string
  party: string
  profile: 'edelivery-1.x'
  /** How it names certificates. */
  tokenReference: 'bst' | 'issuerSerial' | 'ski'
  ca: string
  sign: Identity
  decrypt: Identity
  partners: { party: string; signCertificate: string; decryptCertificate: string }[]
  /** Services that it takes messages for. */
  services: string[]
}

/** The parties that phase4 plays. */
export function phase4Parties({ ca, east, west, phase4, stranger }: Identities): Phase4Party[] {
  const partner = (name: string, { certificate }: Identity) => ({
    party: `${name}.example`,
    signCertificate: certificate,
    decryptCertificate: certificate,
  })
  const party = (name: string, own: Identity, deviation: Partial<Phase4Party> = {}): Phase4Party => ({
    name,
    party: `${name}.example`,
    profile: 'edelivery-1.x',
    tokenReference: 'bst',
    ca,
    sign: own,
    decrypt: own,
    partners: [partner('east', east), partner('west', west)],
    services: [maintenance],
    ...deviation,
  })
  return [
    party('phase4', phase4),
    party('serial', phase4, { tokenReference: 'issuerSerial' }),
    party('ski', phase4, { tokenReference: 'ski' }),
    party('far', phase4),
    party('rekeyed', phase4),
    party('strict', phase4, { services: [] }),
    party('mistaken', phase4, { partners: [partner('east', stranger)] }),
    party('stranger', stranger),
  ]
}

/** Writes the files of our two access points, which know the parties of phase4 where they can be reached. */
export async function writeFiles(
  dir: string,
  { east, west, phase4, lost }: Identities,
  endpointOf: (party: string) => string,
): Promise<void> {
  const partner = (id: string, ...certificates: Identity[]) => ({
    id,
    party: `${id}.example`,
    state: 'CA',
    authority: { name: `Authority ${id}`, languages: ['en'] },
    endpoint: endpointOf(id),
    certificates: certificates.map(({ certificate }) => certificate),
    retry: { delaysSeconds: [0.1, 0.1] },
  })
  const partners = [
    ...['phase4', 'serial', 'ski', 'far', 'strict', 'mistaken'].map((id) => partner(id, phase4)),
    partner('rekeyed', phase4, lost),
  ]
  for (const [tenant, party, own] of [
    ['ca-east', 'east.example', east],
    ['ca-west', 'west.example', west],
  ] as const) {
    const folder = join(dir, tenant, 'as4')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'access-point.json'), JSON.stringify({ party, domain: party }))
    await writeFile(join(folder, 'key.pem'), own.key)
    await writeFile(join(folder, 'cert.pem'), own.certificate)
    await writeFile(join(folder, 'partners.json'), JSON.stringify(partners))
  }
}
