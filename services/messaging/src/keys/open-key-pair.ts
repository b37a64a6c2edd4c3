import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { KeyPair } from '../as4/security/sign.ts'
import { certificatesIn } from './certificates-in.ts'
import { KeyProblem } from './key-problem.ts'
import { checkKeyStore } from './key-store.ts'
import { isPkcs12, openPkcs12 } from './pkcs12.ts'

/** A key pair as its files hold it: the key as PEM, DER or PKCS#12, which may hold the certificate as well. */
export interface KeyPairBytes {
  key: Buffer
  certificate?: Buffer | undefined
  password: string
}

/** Opens a key pair that fits its use; throws `KeyProblem` where there is none, or more than one. */
export async function openKeyPair(from: KeyPairBytes, fits: (key: KeyObject) => boolean): Promise<KeyPair> {
  checkKeyStore(from.key, 'key')
  if (from.certificate) checkKeyStore(from.certificate, 'certificate')
  const keys = await keysIn(from.key, from.password).catch(() => [])
  if (keys.length === 0) throw new KeyProblem('KEY_UNREADABLE', 'key')
  const [key, ...more] = keys.filter(fits)
  if (key === undefined) throw new KeyProblem('KEY_WRONG_KIND', 'key')
  if (more.length > 0) throw new KeyProblem('KEY_AMBIGUOUS', 'key')
  const certificates = await certificatesIn(from.certificate ?? from.key, from.password).catch(() => [])
  const certificate = certificates.find((one) => one.checkPrivateKey(key))
  if (certificate) return { key, certificate: certificate.raw }
  if (from.certificate === undefined) throw new KeyProblem('CERTIFICATE_MISSING', 'key')
  const isReadable = certificates.length > 0
  throw new KeyProblem(isReadable ? 'CERTIFICATE_OF_ANOTHER_KEY' : 'CERTIFICATE_UNREADABLE', 'certificate')
}

async function keysIn(bytes: Buffer, password: string): Promise<KeyObject[]> {
  if (isPkcs12(bytes)) return (await openPkcs12(bytes, password)).keys
  for (const form of forms) {
    try {
      return [createPrivateKey({ key: bytes, passphrase: password, ...form })]
    } catch {
      // It has another form.
    }
  }
  return []
}

const forms = [
  { format: 'pem' },
  { format: 'der', type: 'pkcs8' },
  { format: 'der', type: 'pkcs1' },
  { format: 'der', type: 'sec1' },
] as const
