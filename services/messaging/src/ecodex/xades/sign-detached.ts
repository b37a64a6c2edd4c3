import type { KeyPair } from '../../as4/security/sign.ts'
import { asicNs } from '../asic/names.ts'
import { type SigningData, writeSignature } from './write-signature.ts'

/** Signs a file of a container as XAdES-B by its digest (base64): the content of its META-INF/signatures.xml. */
export async function signDetached(file: string, digest: string, signer: KeyPair, data: SigningData): Promise<Buffer> {
  const signature = await writeSignature({ uri: encodeURIComponent(file), transforms: '', digest }, signer, data)
  const root = `<asic:XAdESSignatures xmlns:asic="${asicNs}">${signature}</asic:XAdESSignatures>`
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${root}`)
}
