import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { payloadOf } from './payload.ts'

/** CPU milliseconds of the cryptography and compression of one message, both sides together, and nothing else. */
export interface Bound {
  bytes: number
  /** Two signatures (message, receipt), two verifications, the content key wrapped and unwrapped. */
  rsa_3072_ms: number
  /** Encrypted and decrypted. */
  aes_128_gcm_ms: number
  /** Of the compressed form on either side. */
  sha_256_ms: number
  /** Compressed at level 1, decompressed. */
  gzip_ms: number
  total_ms: number
}

/** Measures what no access point can do without. */
export function boundOf(bytes: number): Bound {
  const runs = Math.max(1, Math.min(100, Math.round(20e6 / bytes)))
  const content = payloadOf(bytes)
  const signed = gzipSync(content, { level: 1 })
  const [key, iv] = [randomBytes(16), randomBytes(12)]
  const parts = {
    rsa_3072_ms: cpuMilliseconds(100, rsa()),
    aes_128_gcm_ms: cpuMilliseconds(runs, () => {
      const sealed = createCipheriv('aes-128-gcm', key, iv).update(signed)
      createDecipheriv('aes-128-gcm', key, iv).update(sealed)
    }),
    sha_256_ms: cpuMilliseconds(runs, () => {
      for (let side = 0; side < 2; side++) createHash('sha256').update(signed).digest()
    }),
    gzip_ms: cpuMilliseconds(runs, () => {
      gunzipSync(gzipSync(content, { level: 1 }))
    }),
  }
  return { bytes, ...parts, total_ms: Object.values(parts).reduce((sum, ms) => sum + ms, 0) }
}

function rsa(): () => void {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const padding = { oaepHash: 'sha256', padding: constants.RSA_PKCS1_OAEP_PADDING }
  const [signedInfo, contentKey] = [randomBytes(2000), randomBytes(16)]
  return () => {
    for (let side = 0; side < 2; side++) {
      verify('sha256', signedInfo, publicKey, sign('sha256', signedInfo, privateKey))
    }
    privateDecrypt({ key: privateKey, ...padding }, publicEncrypt({ key: publicKey, ...padding }, contentKey))
  }
}

function cpuMilliseconds(runs: number, work: () => void): number {
  work()
  const begun = process.cpuUsage()
  for (let run = 0; run < runs; run++) work()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000 / runs
}
