import { generateKeyPairSync, type X509Certificate } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { testAuthority } from '../../testing/authority.ts'
import { isTrusted, trustedAmong } from './trust.ts'

const at = new Date('2026-11-22T10:00:00Z')
const [before, after] = [new Date('2026-11-22T09:59:59Z'), new Date('2026-11-22T10:00:01Z')]
const { publicKey } = generateKeyPairSync('ed25519')
const root = await testAuthority('Root', at)
const other = await testAuthority('Root', at)
const below = await root.below('Below')
const [byRoot, byOther, byBelow] = [
  await root.certify('beta', publicKey),
  await other.certify('beta', publicKey),
  await below.certify('beta', publicKey),
]
const trust = (authorities: X509Certificate[], between: X509Certificate[] = []) => ({ authorities, between })

test('a certificate leads to an authority that is believed, also through one in between', () => {
  expect(isTrusted(byRoot, trust([root.certificate]), at)).toBe(true)
  expect(isTrusted(byBelow, trust([root.certificate], [below.certificate]), at)).toBe(true)
  expect(isTrusted(byBelow, trust([below.certificate]), at)).toBe(true)
})

test('a certificate of an authority with the same name, or of one that only the partner names, is not believed', () => {
  expect(isTrusted(byOther, trust([root.certificate]), at)).toBe(false)
  expect(isTrusted(byOther, trust([root.certificate], [other.certificate]), at)).toBe(false)
  expect(isTrusted(byBelow, trust([root.certificate]), at)).toBe(false)
})

test('whoever has a certificate issues none', async () => {
  const forger = await root.below('Forger')
  const posing = await root.certify('Forger', forger.certificate.publicKey)
  const forged = await forger.certify('beta', publicKey)
  expect(isTrusted(forged, trust([root.certificate], [forger.certificate]), at)).toBe(true)
  expect(isTrusted(forged, trust([root.certificate], [posing]), at)).toBe(false)
})

test('everything on the way is valid at the instant', async () => {
  const expired = await root.certify('beta', publicKey, { to: before })
  const early = await root.certify('beta', publicKey, { from: after })
  for (const one of [expired, early]) expect(isTrusted(one, trust([root.certificate]), at)).toBe(false)
  const inTwoDays = new Date(at.getTime() + 2 * 86_400_000)
  const lasting = await root.certify('beta', publicKey, { to: new Date('2030-01-01') })
  expect(isTrusted(lasting, trust([root.certificate]), at)).toBe(true)
  expect(isTrusted(lasting, trust([root.certificate]), inTwoDays)).toBe(false)
})

test('without authorities a certificate is believed because it is listed', () => {
  expect(isTrusted(byOther, trust([]), at)).toBe(true)
})

test('of a list those are left out that issued another one, and no others', async () => {
  const all = [byBelow, below.certificate]
  expect(trustedAmong(all, [root.certificate], at)).toEqual([byBelow])
  expect(trustedAmong(all, [], at)).toEqual([byBelow])
  expect(trustedAmong(all, [other.certificate], at)).toEqual([])
})

test('a certificate and the next one that its owner signed under the same name are both trusted', () => {
  expect(root.certificate.subject).toBe(other.certificate.issuer)
  const both = [root.certificate, other.certificate]
  expect(trustedAmong(both, [], at)).toEqual(both)
  expect(trustedAmong(both, both, at)).toEqual(both)
})

test('what was issued by somebody who may not leaves the certificate of that one where it is', async () => {
  const forger = await root.below('beta')
  const posing = await root.certify('beta', forger.certificate.publicKey)
  const forged = await forger.certify('gamma', publicKey)
  expect(trustedAmong([forged, posing], [root.certificate], at)).toEqual([posing])
})
