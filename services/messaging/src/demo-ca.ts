import 'reflect-metadata'
import { randomBytes, webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** A certificate with its private key, both PEM. */
export interface Identity {
  certificate: string
  key: string
}

/** Whom a certificate is for. */
export interface Subject {
  commonName: string
  /** ISO 3166-1 alpha-2. */
  country: string
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]) }
const year = 365 * 86_400_000

/**
 * A certification authority for demonstrations and tests: it vouches for nobody. In production the certificates of the
 * partners come from the authority that the States agreed on.
 */
export async function makeDemoCa(at: Date, bits = 3072): Promise<Identity> {
  const keys = await makeKeys(bits)
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...common(at, 10),
    name: 'CN=Sustento demonstration CA, O=Invented for demonstrations',
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return toPem(certificate, keys.privateKey)
}

/** Issues the identity of an access point, for signing and for being encrypted to. */
export async function issueIdentity(ca: Identity, subject: Subject, at: Date, bits = 3072): Promise<Identity> {
  const issuer = new X509Certificate(ca.certificate)
  const keys = await makeKeys(bits)
  const extensions: Extension[] = [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
    new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']),
    await SubjectKeyIdentifierExtension.create(keys.publicKey),
    await AuthorityKeyIdentifierExtension.create(issuer),
  ]
  const certificate = await X509CertificateGenerator.create({
    ...common(at, 2),
    subject: [{ CN: [subject.commonName] }, { C: [subject.country] }],
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await importKey(ca.key),
    extensions,
  })
  return toPem(certificate, keys.privateKey)
}

const makeKeys = (bits: number) =>
  webcrypto.subtle.generateKey({ ...algorithm, modulusLength: bits }, true, ['sign', 'verify'])

function common(at: Date, years: number) {
  return {
    serialNumber: `4${randomBytes(15).toString('hex').slice(1)}`,
    // A little earlier: clocks of two States differ.
    notBefore: new Date(at.getTime() - 3_600_000),
    notAfter: new Date(at.getTime() + years * year),
    signingAlgorithm: algorithm,
  }
}

async function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
}

async function toPem(certificate: X509Certificate, key: webcrypto.CryptoKey): Promise<Identity> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64')
  const lines = der.match(/.{1,64}/g)?.join('\n') ?? ''
  return {
    certificate: `${certificate.toString('pem')}\n`,
    key: `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`,
  }
}
