import { type KeyObject, sign as signWithCallback, verify as verifyWithCallback } from 'node:crypto'
import { promisify } from 'node:util'

const signAsync = promisify(signWithCallback)
const verifyAsync = promisify<string | null, Buffer, KeyInput, Buffer, boolean>(verifyWithCallback)

type KeyInput = KeyObject | { key: KeyObject; dsaEncoding: 'ieee-p1363' }

/** How a profile signs. */
export interface SignatureAlgorithm {
  uri: string
  /** Whether it may be used with this key. */
  fits(key: KeyObject): boolean
  sign(data: Buffer, key: KeyObject): Promise<Buffer>
  verify(data: Buffer, key: KeyObject, value: Buffer): Promise<boolean>
}

/** The elliptic curves of the profile eDelivery AS4 2.0 with ECDSA, by their names in OpenSSL. */
const curves = ['prime256v1', 'secp384r1', 'secp521r1', 'brainpoolP256r1']

/** RSASSA-PKCS1-v1_5 with keys of at least 2048 bits. */
export const rsaSha256 = signatureAlgorithm(
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'sha256',
  (key) => key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048,
)

/** RFC 8032. */
export const ed25519 = signatureAlgorithm(
  'http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519',
  null,
  (key) => key.asymmetricKeyType === 'ed25519',
)

/** The value is r and s one after the other, as XML signatures have it (RFC 6931, 2.3.6). */
export const ecdsaSha256 = signatureAlgorithm(
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
  'sha256',
  isOnAgreedCurve,
  (key) => ({ key, dsaEncoding: 'ieee-p1363' }),
)

/** Whether this is a key of an elliptic curve that is agreed. */
export function isOnAgreedCurve(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'ec' && curves.includes(key.asymmetricKeyDetails?.namedCurve ?? '')
}

function signatureAlgorithm(
  uri: string,
  digest: string | null,
  fits: (key: KeyObject) => boolean,
  input: (key: KeyObject) => KeyInput = (key) => key,
): SignatureAlgorithm {
  return {
    uri,
    fits,
    sign: (data, key) => signAsync(digest, data, input(key)),
    verify: (data, key, value) => verifyAsync(digest, data, input(key), value),
  }
}
