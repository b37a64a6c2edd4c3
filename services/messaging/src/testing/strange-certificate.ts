import 'reflect-metadata'
import { KeyObject, webcrypto } from 'node:crypto'
import {
  AuthorityInfoAccessExtension,
  CRLDistributionPointsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PublicKey,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { type TestAccessPoint, testAccessPoint } from './identities.ts'

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]) }

/** What a certificate that somebody made for himself may say. */
export interface Strange {
  /** Whose subject, serial number and key identifier it repeats. */
  like: TestAccessPoint
  /** Certifies the public key of that one, instead of a key of its own. */
  sameKey?: boolean
  /** Where it says that lists, answers and issuers are to be fetched. */
  url?: string
}

/** An access point with a certificate that nobody issued but itself. */
export async function strangeAccessPoint({ like, sameKey = false, url }: Strange): Promise<TestAccessPoint> {
  const keys = await webcrypto.subtle.generateKey({ ...algorithm, modulusLength: 2048 }, true, ['sign', 'verify'])
  const theirs = new PublicKey(like.x509.publicKey.export({ type: 'spki', format: 'der' }))
  const made = await X509CertificateGenerator.create({
    serialNumber: like.x509.serialNumber,
    subject: like.x509.subject.split('\n').join(', '),
    issuer: like.x509.issuer.split('\n').join(', '),
    // Made anew: a date of another realm, as under Jest, is none to the library.
    notBefore: new Date(like.x509.validFromDate),
    notAfter: new Date(like.x509.validToDate),
    publicKey: sameKey ? theirs : keys.publicKey,
    signingKey: keys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      await SubjectKeyIdentifierExtension.create(theirs),
      ...(url === undefined
        ? []
        : [
            new CRLDistributionPointsExtension([`${url}/list.crl`]),
            new AuthorityInfoAccessExtension({ ocsp: [`${url}/ocsp`], caIssuers: [`${url}/issuer.cer`] }),
          ]),
    ],
  })
  const own = KeyObject.from(keys.privateKey)
  const key = (sameKey ? like.key : own).export({ type: 'pkcs8', format: 'pem' }).toString()
  return testAccessPoint(like.party, { certificate: made.toString('pem'), key })
}
