import { X509Certificate } from 'node:crypto'
import { certificatesInPem } from '../as4/security/certificate.ts'
import { openPkcs12 } from './pkcs12.ts'

/** All certificates of a file: PEM (one or several), DER, or PKCS#12. */
export async function certificatesIn(bytes: Buffer, password: string): Promise<X509Certificate[]> {
  const found = certificatesInPem(bytes.toString('latin1'))
  if (found.length > 0) return found
  try {
    return [new X509Certificate(bytes)]
  } catch {
    return (await openPkcs12(bytes, password)).certificates
  }
}
