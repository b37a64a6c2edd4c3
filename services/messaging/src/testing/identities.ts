import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Sender } from '../as4/security/profile.ts'
import type { KeyPair, Signer } from '../as4/security/sign.ts'
import { type Identity, issueIdentity, makeDemoCa } from '../demo-ca.ts'
import { keptIdentities } from './kept-identities.ts'

/** An access point of a test: what it holds and what others hold of it. */
export interface TestAccessPoint extends Signer, Sender {
  party: string
  identity: Identity
  x509: X509Certificate
  /** What it is encrypted to with. */
  decryption: KeyPair
}

const before = new Date('2026-11-22T09:00:00Z')

/** Issues identities of one CA, valid from an instant. Keys are short because a test makes many of them. */
export async function testAccessPoints<Name extends string>(
  names: Name[],
  at = before,
): Promise<Record<Name, TestAccessPoint>> {
  const make = () => issueAll(names, at)
  const identities = at === before ? await keptIdentities(names, make) : await make()
  const made = identities.map((identity, index) => testAccessPoint(`${names[index]}.example`, identity))
  return Object.fromEntries(names.map((name, index) => [name, made[index]])) as Record<Name, TestAccessPoint>
}

async function issueAll(names: readonly string[], at: Date): Promise<Identity[]> {
  const ca = await makeDemoCa(at, 2048)
  const subjects = names.map((name) => ({ commonName: `Access point ${name}`, country: 'CA' }))
  return Promise.all(subjects.map((subject) => issueIdentity(ca, subject, at, 2048)))
}

/** The access point of a party that has one key pair for signing and decrypting. */
export function testAccessPoint(party: string, identity: Identity): TestAccessPoint {
  const x509 = new X509Certificate(identity.certificate)
  const pair: KeyPair = { key: createPrivateKey(identity.key), certificate: x509.raw }
  return {
    party,
    identity,
    x509,
    profile: 'edelivery-1.x',
    tokenReference: 'bst',
    ...pair,
    certificates: [x509],
    decryption: pair,
  }
}
