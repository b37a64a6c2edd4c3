import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '@sustento/platform/errors'
import { type ProfileId, profileIds, profiles } from '../as4/security/profile.ts'
import type { KeyPair } from '../as4/security/sign.ts'
import type { AccessPoint, OwnKeys } from './access-point.ts'

/**
 * Reads our keys: `key.pem` and `cert.pem` for the profile 1.x; for each other profile, in a folder of its name where
 * there is one, `sign-key.pem`, `sign-cert.pem`, `decrypt-key.pem` and `decrypt-cert.pem`.
 */
export async function readOwnKeys(folder: string): Promise<AccessPoint['keys']> {
  const rsa = await readPair(folder, 'key.pem', 'cert.pem')
  const keys: AccessPoint['keys'] = { 'edelivery-1.x': checked('edelivery-1.x', { signer: rsa, decryption: rsa }) }
  for (const profile of profileIds) {
    const own = join(folder, profile)
    if (!existsSync(own)) continue
    const signer = await readPair(own, 'sign-key.pem', 'sign-cert.pem')
    const decryption = await readPair(own, 'decrypt-key.pem', 'decrypt-cert.pem')
    keys[profile] = checked(profile, { signer, decryption })
  }
  return keys
}

async function readPair(folder: string, keyFile: string, certificateFile: string): Promise<KeyPair> {
  const certificate = new X509Certificate(await readFile(join(folder, certificateFile)))
  const key = createPrivateKey(await readFile(join(folder, keyFile)))
  if (!certificate.checkPrivateKey(key)) {
    throw new Fault(`${join(folder, certificateFile)} is not the certificate of ${keyFile}`)
  }
  return { key, certificate: certificate.raw }
}

/** Keys of the kind that the profile demands. */
function checked(profile: ProfileId, keys: OwnKeys): OwnKeys {
  const { signature, establishment } = profiles[profile]
  if (!signature.fits(keys.signer.key)) throw new Fault(`the signature key is not one for ${profile}`)
  if (!establishment.fits(keys.decryption.key)) throw new Fault(`the decryption key is not one for ${profile}`)
  return keys
}
