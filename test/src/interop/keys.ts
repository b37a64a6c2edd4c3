import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { ProfileId } from '@sustento/messaging/as4/security/profile'
import { type Identity, issueIdentity } from '@sustento/messaging/demo-ca'
import { certify, purpose } from '@sustento/messaging/testing/certificates'
import { systemClock } from '@sustento/platform/clock'

/** What an access point signs and decrypts with under a profile; with RSA keys both are the same. */
export interface Keys {
  sign: Identity
  decrypt: Identity
}

/** RSA keys of the size that is in use. */
export async function rsaKeys(ca: Identity, commonName: string, at = systemClock.now()): Promise<Keys> {
  const identity = await issueIdentity(ca, { commonName, country: 'CA' }, at)
  return { sign: identity, decrypt: identity }
}

/** Keys for every profile. */
export async function allKeys(ca: Identity, commonName: string): Promise<Record<ProfileId, Keys>> {
  return {
    'edelivery-1.x': await rsaKeys(ca, commonName, new Date(systemClock.now().getTime() - 60_000)),
    'edelivery-2.0-eddsa': {
      sign: await certified(generateKeyPairSync('ed25519'), purpose.signing),
      decrypt: await certified(generateKeyPairSync('x25519'), purpose.agreement),
    },
    'edelivery-2.0-ecdsa': {
      sign: await certified(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }), purpose.signing),
      decrypt: await certified(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }), purpose.agreement),
    },
  }
}

async function certified(
  { publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject },
  usage: (typeof purpose)[keyof typeof purpose],
): Promise<Identity> {
  const certificate = await certify(publicKey, { usage, at: systemClock.now() })
  return { certificate: certificate.toString(), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}
