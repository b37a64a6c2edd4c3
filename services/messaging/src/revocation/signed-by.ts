import type { X509Certificate } from 'node:crypto'
import type { BitString } from 'asn1js'
import { type AlgorithmIdentifier, Certificate, getCrypto } from 'pkijs'

/** Whether a signature over some bytes was made with the key of a certificate. An algorithm of the past proves nothing. */
export async function isSignedBy(
  { raw }: X509Certificate,
  { bytes, signature, algorithm }: { bytes: Uint8Array; signature: BitString; algorithm: AlgorithmIdentifier },
): Promise<boolean> {
  if (past.has(algorithm.algorithmId)) return false
  const { subjectPublicKeyInfo } = Certificate.fromBER(raw)
  const engine = getCrypto(true)
  try {
    return await engine.verifyWithPublicKey(new Uint8Array(bytes), signature, subjectPublicKeyInfo, algorithm)
  } catch {
    // An algorithm that does not fit the key, or one that nobody knows.
    return false
  }
}

/** MD5 and SHA-1 with RSA, SHA-1 with ECDSA. */
const past = new Set(['1.2.840.113549.1.1.4', '1.2.840.113549.1.1.5', '1.2.840.10045.4.1'])
