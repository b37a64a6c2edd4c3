import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { z } from 'zod'
import type { KeyPair } from '../../as4/security/sign.ts'
import { certificatesIn } from './certificates.ts'
import { type NamedFile, wrong } from './files.ts'
import { isPkcs12, openPkcs12 } from './pkcs12.ts'

/** Where a key pair is: the key as PEM or PKCS#12, which may hold the certificate as well. */
export interface KeyPairFiles {
  key: NamedFile
  certificate: NamedFile | undefined
  password: string
  /** Names of the two fields. */
  fields: [key: string, certificate: string]
}

/** Opens a key pair that fits its use; what is wrong is said of the field that it is in. */
export async function openKeyPair(
  { key: keyFile, certificate: certificateFile, password, fields: [keyField, certificateField] }: KeyPairFiles,
  fits: (key: KeyObject) => boolean,
  context: z.RefinementCtx,
): Promise<KeyPair> {
  const keys = await keysIn(keyFile, password).catch(() => [])
  if (keys.length === 0) return wrong(context, 'holds no private key, or the password does not open it', [keyField])
  const [key, ...more] = keys.filter(fits)
  if (key === undefined) return wrong(context, 'is not a key for this profile', [keyField])
  if (more.length > 0) return wrong(context, 'holds several such keys: give each a file of its own', [keyField])
  const certificates = await certificatesIn(certificateFile ?? keyFile, password).catch(() => [])
  const certificate = certificates.find((one) => one.checkPrivateKey(key))
  if (certificate) return { key, certificate: certificate.raw }
  return certificateFile
    ? wrong(context, 'is not the certificate of the key', [certificateField])
    : wrong(context, 'holds no certificate of the key, and no other file is named', [keyField])
}

async function keysIn({ bytes }: NamedFile, password: string): Promise<KeyObject[]> {
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
