import 'reflect-metadata'
import { generateKeyPairSync, type KeyObject, randomBytes, webcrypto, X509Certificate } from 'node:crypto'
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { type ProfileId, profiles } from '../as4/security/profile.ts'
import type { TestAccessPoint } from './identities.ts'

/** What a certificate of a test may be for. */
export const purpose = {
  signing: KeyUsageFlags.digitalSignature,
  agreement: KeyUsageFlags.keyAgreement,
  transport: KeyUsageFlags.keyEncipherment,
} as const

/** What a test wants otherwise than usual in a certificate. */
export interface CertificateWish {
  issuer?: string
  usage?: KeyUsageFlags
  /** Subject key identifier, hexadecimal; by default the hash of the key. */
  keyIdentifier?: string
  at?: Date
}

const signing = { name: 'ECDSA', hash: 'SHA-256', namedCurve: 'P-256' }
const issuerKeys = webcrypto.subtle.generateKey(signing, true, ['sign', 'verify'])

/** Issues a certificate for a key of any kind, also for one that cannot sign. */
export async function certify(publicKey: KeyObject, wish: CertificateWish = {}): Promise<X509Certificate> {
  const { issuer = 'CN=Test authority, O=Invented for tests', at = new Date('2026-11-22T09:00:00Z') } = wish
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const certificate = await X509CertificateGenerator.create({
    serialNumber: `00${randomBytes(15).toString('hex')}`,
    notBefore: new Date(at.getTime() - 3_600_000),
    notAfter: new Date(at.getTime() + 365 * 86_400_000),
    issuer,
    subject: 'CN=Access point, C=CA',
    publicKey: spki,
    signingKey: (await issuerKeys).privateKey,
    signingAlgorithm: signing,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      ...(wish.usage === undefined ? [] : [new KeyUsagesExtension(wish.usage, true)]),
      ...(wish.keyIdentifier === undefined ? [] : [new SubjectKeyIdentifierExtension(wish.keyIdentifier)]),
    ],
  })
  return new X509Certificate(Buffer.from(certificate.rawData))
}

/** The same access point with keys for another profile: one pair to sign with, one to be encrypted to. */
export async function underProfile(
  point: TestAccessPoint,
  profile: ProfileId,
  { curve = 'prime256v1', issuer }: { curve?: string; issuer?: string } = {},
): Promise<TestAccessPoint> {
  if (profile === 'edelivery-1.x') return point
  const [signer, decryption] = [keysOf(profile, 'signature', curve), keysOf(profile, 'establishment', curve)]
  const wish = issuer === undefined ? {} : { issuer }
  const signs = await certify(signer.publicKey, { ...wish, usage: purpose.signing })
  const decrypts = await certify(decryption.publicKey, { ...wish, usage: purpose.agreement })
  return {
    ...point,
    profile,
    x509: signs,
    key: signer.privateKey,
    certificate: signs.raw,
    certificates: [signs, decrypts],
    decryption: { key: decryption.privateKey, certificate: decrypts.raw },
  }
}

function keysOf(profile: ProfileId, use: 'signature' | 'establishment', curve: string) {
  const made = [
    generateKeyPairSync('ed25519'),
    generateKeyPairSync('x25519'),
    generateKeyPairSync('ec', { namedCurve: curve }),
  ]
  const fitting = made.find(({ publicKey }) => profiles[profile][use].fits(publicKey))
  if (fitting === undefined) throw new Error(`no key for ${profile}`)
  return fitting
}
