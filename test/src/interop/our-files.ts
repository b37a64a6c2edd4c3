import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProfileId } from '@sustento/messaging/as4/security/profile'
import type { Keys } from './keys.ts'
import { type AllKeys, agreed, parties } from './parties.ts'

/** Writes the files of our two access points, which have the parties of phase4 as partners. */
export async function writeFiles(dir: string, keys: AllKeys, endpointOf: (party: string) => string): Promise<void> {
  const partners = JSON.stringify(partnersOf(keys, endpointOf))
  for (const [tenant, name] of [
    ['ca-east', 'east'],
    ['ca-west', 'west'],
  ] as const) {
    const folder = join(dir, tenant, 'as4')
    await mkdir(folder, { recursive: true })
    const party = `${name}.example`
    await writeFile(join(folder, 'access-point.json'), JSON.stringify({ party, domain: party }))
    await writeFile(join(folder, 'partners.json'), partners)
    await writeKeys(folder, keys[name])
  }
}

async function writeKeys(folder: string, { 'edelivery-1.x': rsa, ...others }: Record<ProfileId, Keys>): Promise<void> {
  await writeFile(join(folder, 'key.pem'), rsa.sign.key)
  await writeFile(join(folder, 'cert.pem'), rsa.sign.certificate)
  for (const [profile, pairs] of Object.entries(others)) {
    await mkdir(join(folder, profile))
    for (const [use, { key, certificate }] of Object.entries(pairs)) {
      await writeFile(join(folder, profile, `${use}-key.pem`), key)
      await writeFile(join(folder, profile, `${use}-cert.pem`), certificate)
    }
  }
}

function partnersOf({ phase4, lost }: AllKeys, endpointOf: (party: string) => string): object[] {
  return parties.map(({ name, profile, tokenReference, rekeyed }) => {
    const { sign, decrypt } = phase4[profile]
    return {
      id: name,
      party: `${name}.example`,
      state: 'CA',
      authority: { name: `Authority ${name}`, languages: ['en'] },
      endpoint: endpointOf(name),
      certificates: [sign, ...(sign === decrypt ? [] : [decrypt]), ...(rekeyed ? [lost.sign] : [])].map(
        ({ certificate }) => certificate,
      ),
      profile,
      tokenReference,
      agreements: [{ service: agreed.service.value, serviceType: agreed.service.type, action: agreed.action }],
      retry: { delaysSeconds: [0.1, 0.1] },
    }
  })
}
