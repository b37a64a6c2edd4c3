import type { Log } from '@sustento/platform/log'
import { profileIds } from '../as4/security/profile.ts'
import type { AccessPoint } from './access-point.ts'

/** Says in the log that keys of ours were read that differ from those before: whoever put them there waits for it. */
export function tellKeys(log: Log, before: AccessPoint, after: AccessPoint): void {
  for (const profile of profileIds) {
    const [old, now] = [describe(before, profile), describe(after, profile)]
    if (old.join() === now.join()) continue
    const about = { tenant: after.tenant, profile, signsFrom: now.map((one) => one.split(' ')[0]) }
    log.info({ event: 'own-key.read', ...about }, 'our keys were read anew')
  }
}

const describe = ({ keys }: AccessPoint, profile: keyof AccessPoint['keys']) =>
  (keys[profile] ?? []).map(({ signsFrom, signer, decryption }) => {
    const certificates = [signer, decryption].map(({ certificate }) => certificate.toString('base64'))
    return [signsFrom.toISOString(), ...certificates].join(' ')
  })
