import 'reflect-metadata'
import { type KeyObject, randomBytes, webcrypto, X509Certificate } from 'node:crypto'
import {
  AuthorityInfoAccessExtension,
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CertificateGenerator,
  X509CrlGenerator,
  X509CrlReason,
} from '@peculiar/x509'

/** Where a certificate says that it is looked up, or what else is in it. */
export interface Wish {
  lists?: string[]
  responders?: string[]
  /** Appointed to answer for the authority. */
  answers?: boolean
  usage?: KeyUsageFlags
}

/** What a list says, and how it differs from a good one. */
export interface ListWish {
  revoked?: X509Certificate[]
  from?: Date
  until?: Date
  extensions?: Extension[]
}

/** A certification authority of a test that takes certificates back. */
export interface RevokingAuthority {
  name: string
  certificate: X509Certificate
  key: webcrypto.CryptoKey
  certify(subject: string, publicKey: KeyObject, wish?: Wish): Promise<X509Certificate>
  /** A revocation list, DER. */
  list(wish?: ListWish): Promise<Buffer>
}

const ecdsa = { name: 'ECDSA', hash: 'SHA-256', namedCurve: 'P-256' }
const hour = 3_600_000

/** Makes an authority that vouches for itself; `usage` says what its key is for. */
export async function revokingAuthority(
  name: string,
  at: Date,
  usage: KeyUsageFlags = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
): Promise<RevokingAuthority> {
  const keys = await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])
  const issue = async (subject: string, spki: Buffer, extensions: Extension[]) => {
    const made = await X509CertificateGenerator.create({
      serialNumber: `00${randomBytes(15).toString('hex')}`,
      notBefore: new Date(at.getTime() - 24 * hour),
      notAfter: new Date(at.getTime() + 365 * 24 * hour),
      issuer: `CN=${name}`,
      subject: `CN=${subject}`,
      publicKey: spki,
      signingKey: keys.privateKey,
      signingAlgorithm: ecdsa,
      extensions,
    })
    return new X509Certificate(Buffer.from(made.rawData))
  }
  const own = [new BasicConstraintsExtension(true, undefined, true), new KeyUsagesExtension(usage, true)]
  return {
    name,
    certificate: await issue(name, Buffer.from(await webcrypto.subtle.exportKey('spki', keys.publicKey)), own),
    key: keys.privateKey,
    certify: (subject, publicKey, wish = {}) =>
      issue(subject, publicKey.export({ type: 'spki', format: 'der' }), extensionsOf(wish)),
    async list({ revoked = [], from = new Date(at.getTime() - hour), until, extensions = [] } = {}) {
      const made = await X509CrlGenerator.create({
        issuer: `CN=${name}`,
        thisUpdate: from,
        nextUpdate: until ?? new Date(from.getTime() + 24 * hour),
        entries: revoked.map(({ serialNumber }) => ({
          serialNumber,
          revocationDate: from,
          reason: X509CrlReason.keyCompromise,
        })),
        extensions,
        signingKey: keys.privateKey,
        signingAlgorithm: ecdsa,
      })
      return Buffer.from(made.rawData)
    },
  }
}

function extensionsOf({ lists = [], responders = [], answers, usage }: Wish): Extension[] {
  const usual = KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(usage ?? usual, true),
    ...(lists.length > 0 ? [new CRLDistributionPointsExtension(lists)] : []),
    ...(responders.length > 0 ? [new AuthorityInfoAccessExtension({ ocsp: responders })] : []),
    ...(answers ? [new ExtendedKeyUsageExtension([ExtendedKeyUsage.ocspSigning])] : []),
  ]
}
