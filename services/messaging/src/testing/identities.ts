import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Signer } from '../as4/security/sign.ts'
import { type Identity, issueIdentity, makeDemoCa } from '../demo-ca.ts'

/** An access point of a test: what it holds and what others hold of it. */
export interface TestAccessPoint extends Signer {
  party: string
  identity: Identity
  x509: X509Certificate
}

const before = new Date('2026-11-22T09:00:00Z')

/** Issues identities of one CA, valid from an instant. Keys are short because a test makes many of them. */
export async function testAccessPoints<Name extends string>(
  names: Name[],
  at = before,
): Promise<Record<Name, TestAccessPoint>> {
  const ca = await makeDemoCa(at, 2048)
  const made = await Promise.all(names.map((name) => accessPoint(ca, name, at)))
  return Object.fromEntries(names.map((name, index) => [name, made[index]])) as Record<Name, TestAccessPoint>
}

async function accessPoint(ca: Identity, name: string, at: Date): Promise<TestAccessPoint> {
  const identity = await issueIdentity(ca, { commonName: `Access point ${name}`, country: 'CA' }, at, 2048)
  const x509 = new X509Certificate(identity.certificate)
  return { party: `${name}.example`, identity, x509, certificate: x509.raw, key: createPrivateKey(identity.key) }
}
