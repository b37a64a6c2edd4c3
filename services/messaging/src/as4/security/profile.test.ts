import { describe, expect, test } from '@jest/globals'
import { certify, purpose, underProfile } from '../../testing/certificates.ts'
import { type TestAccessPoint, testAccessPoints } from '../../testing/identities.ts'
import { makeMessage } from '../../testing/wire.ts'
import { composeSignal } from '../compose.ts'
import { writeReceipt } from '../ebms/write-signal.ts'
import { readEnvelope } from '../envelope.ts'
import { type ProfileId, profileIds, recipientOf, requireProfile, tokenReferences } from './profile.ts'
import { openContentKey } from './read-encryption.ts'
import { verifySignature } from './verify.ts'

const at = new Date('2026-11-22T10:00:00Z')
const { east, west, north } = await testAccessPoints(['east', 'west', 'north'])
const kinds: [ProfileId, string][] = [
  ['edelivery-1.x', 'prime256v1'],
  ['edelivery-2.0-eddsa', 'prime256v1'],
  ...['prime256v1', 'secp384r1', 'secp521r1', 'brainpoolP256r1'].map((curve): [ProfileId, string] => [
    'edelivery-2.0-ecdsa',
    curve,
  ]),
]

/** What the recipient makes of a message that claims to come from `from`. */
async function take(envelope: Buffer, from: TestAccessPoint, to: TestAccessPoint) {
  const { security } = readEnvelope(envelope)
  requireProfile(security, from.profile)
  if (security.signature === undefined) throw new Error('not signed')
  const signer = await verifySignature(security.signature, from, at)
  return { signer, contentKey: await openContentKey(security.key, [to.decryption]) }
}

describe.each(kinds)('under %s (%s) a message', (profile, curve) => {
  test.each(tokenReferences)('that names certificates by %s is read as it was written', async (tokenReference) => {
    const sender = { ...(await underProfile(east, profile, { curve })), tokenReference }
    const recipient = await underProfile(west, profile, { curve })
    const { wire } = await makeMessage(sender, recipient)
    const taken = await take(wire.envelope, sender, recipient)
    expect(taken).toEqual({ signer: sender.x509, contentKey: wire.contentKey })
    expect(wire.envelope.includes('BinarySecurityToken')).toBe(tokenReference === 'bst')
  })

  test('is opened by the key of ours that it names, and by each in turn when it names none that we know', async () => {
    const [sender, former, present] = [
      await underProfile(east, profile, { curve }),
      await underProfile(north, profile, { curve }),
      await underProfile(west, profile, { curve }),
    ]
    const own = [present.decryption, former.decryption]
    for (const tokenReference of tokenReferences) {
      for (const recipient of [former, present]) {
        const { wire } = await makeMessage({ ...sender, tokenReference }, west, { recipient })
        const { key } = readEnvelope(wire.envelope).security
        expect((await openContentKey(key, own)).equals(wire.contentKey)).toBe(true)
        const swapped = own.map((one, index) => ({
          ...one,
          certificate: own[1 - index]?.certificate ?? one.certificate,
        }))
        expect((await openContentKey(key, swapped)).equals(wire.contentKey)).toBe(false)
        if (key === undefined) throw new Error('not encrypted')
        const unnamed = { ...key, recipient: undefined }
        expect((await openContentKey(unnamed, own)).equals(wire.contentKey)).toBe(true)
        expect((await openContentKey(unnamed, [sender.decryption])).equals(wire.contentKey)).toBe(false)
        expect((await openContentKey(key, [])).equals(wire.contentKey)).toBe(false)
      }
    }
  })

  test('of another key of the same kind is not authentic, however the certificate is named', async () => {
    const sender = await underProfile(east, profile, { curve })
    const other = await underProfile(north, profile, { curve })
    for (const tokenReference of tokenReferences) {
      const { wire } = await makeMessage(sender, sender, { signer: { ...sender, tokenReference, key: other.key } })
      await expect(take(wire.envelope, sender, sender)).rejects.toThrow('EBMS:0101')
      const own = await makeMessage(sender, sender, { signer: { ...other, tokenReference } })
      await expect(take(own.wire.envelope, sender, sender)).rejects.toThrow('EBMS:0101')
    }
  })

  test('is refused after a change of any byte of its signature', async () => {
    const sender = await underProfile(east, profile, { curve })
    const { signature } = readEnvelope((await makeMessage(sender, sender)).wire.envelope).security
    if (signature === undefined) throw new Error('not signed')
    for (let index = 0; index < signature.value.length; index++) {
      const value = Buffer.from(signature.value)
      value[index] = (value[index] ?? 0) ^ 0x80
      await expect(verifySignature({ ...signature, value }, sender, at)).rejects.toThrow('EBMS:0101')
    }
    for (const value of [
      signature.value.subarray(1),
      Buffer.concat([signature.value, Buffer.alloc(1)]),
      Buffer.alloc(0),
    ]) {
      await expect(verifySignature({ ...signature, value }, sender, at)).rejects.toThrow('EBMS:0101')
    }
  })
})

test.each(profileIds.flatMap((sent) => profileIds.filter((one) => one !== sent).map((agreed) => [sent, agreed])))(
  'a message or receipt under %s is refused from a partner with %s',
  async (sent, agreed) => {
    const sender = await underProfile(east, sent as ProfileId)
    const partner = await underProfile(east, agreed as ProfileId)
    const certificates = [...sender.certificates, ...partner.certificates]
    const known = { ...partner, certificates }
    const { wire } = await makeMessage(sender, sender)
    await expect(take(wire.envelope, known, sender)).rejects.toThrow('EBMS:0103')
    const info = { timestamp: '2026-11-22T10:00:01Z', messageId: 'r@east', refToMessageId: 'm@west' }
    const receipt = await composeSignal((id) => writeReceipt(info, [], id), sender)
    await expect(take(receipt, known, sender)).rejects.toThrow('EBMS:0103')
    await expect(take(receipt, { ...known, profile: sent as ProfileId }, sender)).resolves.toBeDefined()
  },
)

test('a key that is brought by the means of another profile is refused', async () => {
  const sender = await underProfile(east, 'edelivery-2.0-eddsa')
  const mixed = await underProfile(east, 'edelivery-2.0-ecdsa')
  const { wire } = await makeMessage(sender, sender)
  const { wire: other } = await makeMessage(mixed, mixed)
  const key = /<xenc:EncryptedKey.*?<\/xenc:EncryptedKey>/s
  const id = /ED-1-[^"]*/.exec(wire.envelope.toString())?.[0] ?? ''
  const otherId = /ED-1-[^"]*/.exec(other.envelope.toString())?.[0] ?? ''
  const foreign = key.exec(other.envelope.toString())?.[0].replaceAll(otherId.slice(5), id.slice(5)) ?? ''
  const changed = wire.envelope.toString().replace(key, foreign)
  await expect(take(Buffer.from(changed), sender, sender)).rejects.toThrow('EBMS:0103')
})

describe('of the certificates of a partner', () => {
  const profile = 'edelivery-2.0-ecdsa'

  test('those that are not for signing prove nothing', async () => {
    const sender = await underProfile(east, profile)
    const key = sender.x509.publicKey
    const { wire } = await makeMessage({ ...sender, tokenReference: 'ski' }, sender)
    for (const [usage, proves] of [
      [purpose.signing, true],
      [undefined, true],
      [purpose.agreement, false],
      [purpose.transport, false],
    ] as const) {
      const certificate = await certify(key, usage === undefined ? {} : { usage })
      const taken = take(wire.envelope, { ...sender, certificates: [certificate] }, sender)
      if (proves) expect((await taken).signer).toBe(certificate)
      else await expect(taken).rejects.toThrow('EBMS:0101')
    }
  })

  test('the newest that is for encryption is encrypted to, and one for signing only where there is no other', async () => {
    const { certificates } = await underProfile(east, profile)
    const [signs, decrypts] = certificates
    expect(recipientOf({ profile, certificates }, at)).toBe(decrypts)
    expect(recipientOf({ profile, certificates: certificates.toReversed() }, at)).toBe(decrypts)
    expect(recipientOf({ profile, certificates: certificates.slice(0, 1) }, at)).toBe(signs)
    expect(recipientOf({ profile: 'edelivery-2.0-eddsa', certificates }, at)).toBeUndefined()
  })
})
