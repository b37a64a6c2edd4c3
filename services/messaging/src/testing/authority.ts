import 'reflect-metadata'
import { type KeyObject, randomBytes, webcrypto, X509Certificate } from 'node:crypto'
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509CertificateGenerator } from '@peculiar/x509'

/** A certification authority of a test. */
export interface TestAuthority {
  certificate: X509Certificate
  /** Certifies a key of any kind, also one that cannot sign. */
  certify(subject: string, publicKey: KeyObject, wish?: Wish): Promise<X509Certificate>
  /** Certifies an authority below this one. */
  below(name: string): Promise<TestAuthority>
}

/** What a test wants otherwise than usual in a certificate. */
interface Wish {
  usage?: KeyUsageFlags
  from?: Date
  to?: Date
}

const ecdsa = { name: 'ECDSA', hash: 'SHA-256', namedCurve: 'P-256' }
const day = 86_400_000

/** Makes an authority that vouches for itself. */
export async function testAuthority(name: string, at: Date): Promise<TestAuthority> {
  const keys = await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])
  return authority(name, keys, { name, key: keys.privateKey }, at)
}

async function authority(
  name: string,
  keys: webcrypto.CryptoKeyPair,
  issuer: { name: string; key: webcrypto.CryptoKey },
  at: Date,
): Promise<TestAuthority> {
  const issue = async (subject: string, spki: Buffer, by: typeof issuer, isAuthority: boolean, wish: Wish = {}) => {
    const made = await X509CertificateGenerator.create({
      serialNumber: `00${randomBytes(15).toString('hex')}`,
      notBefore: wish.from ?? new Date(at.getTime() - day),
      notAfter: wish.to ?? new Date(at.getTime() + day),
      issuer: `CN=${by.name}`,
      subject: `CN=${subject}`,
      publicKey: spki,
      signingKey: by.key,
      signingAlgorithm: ecdsa,
      extensions: [
        new BasicConstraintsExtension(isAuthority, undefined, true),
        new KeyUsagesExtension(wish.usage ?? KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      ],
    })
    return new X509Certificate(Buffer.from(made.rawData))
  }
  const own = { name, key: keys.privateKey }
  const spki = Buffer.from(await webcrypto.subtle.exportKey('spki', keys.publicKey))
  return {
    certificate: await issue(name, spki, issuer, true, { usage: KeyUsageFlags.keyCertSign }),
    certify: (subject, publicKey, wish) =>
      issue(subject, publicKey.export({ type: 'spki', format: 'der' }), own, false, wish),
    async below(lower) {
      return authority(lower, await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']), own, at)
    },
  }
}
