import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, X509Certificate } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { certify, underProfile } from '../../testing/certificates.ts'
import { type TestAccessPoint, testAccessPoints } from '../../testing/identities.ts'
import { EbmsError } from '../ebms-error.ts'
import { withXml } from '../xml/document.ts'
import { writeEncryption } from './encrypt.ts'
import { type ProfileId, requireProfile } from './profile.ts'
import { openContentKey, readEncryptedKey } from './read-encryption.ts'
import type { KeyPair } from './sign.ts'

const { west } = await testAccessPoints(['west'])
const contentKey = randomBytes(16)
const limits = { elements: 100, attributesOfElement: 24, depth: 24 }
const startOfX25519 = Buffer.from('302a300506032b656e032100', 'hex')
const curves = ['prime256v1', 'secp384r1', 'secp521r1', 'brainpoolP256r1']

/** An xenc:EncryptedKey for the recipient, which encrypts no part. */
const writeKey = ({ profile, decryption }: TestAccessPoint) => {
  const certificate = new X509Certificate(decryption.certificate)
  return writeEncryption([], contentKey, { profile, tokenReference: 'ski', certificate }, 'id')
}

/** What the owner of a key makes of an xenc:EncryptedKey: the content key, another one, or the code of the refusal. */
async function open(xml: string, { profile }: TestAccessPoint, own: KeyPair): Promise<string> {
  try {
    const key = withXml(xml, limits, (element) => readEncryptedKey(element, new Map()))
    requireProfile({ signature: undefined, key, encrypted: [] }, profile)
    return (await openContentKey(key, [own])).equals(contentKey) ? 'opened' : 'another key'
  } catch (error) {
    if (error instanceof EbmsError) return error.code
    throw error
  }
}

const kinds: [ProfileId, string][] = [
  ['edelivery-1.x', 'prime256v1'],
  ['edelivery-2.0-eddsa', 'prime256v1'],
  ...curves.map((curve): [ProfileId, string] => ['edelivery-2.0-ecdsa', curve]),
]

describe.each(kinds)('the content key under %s (%s)', (profile, curve) => {
  test('is opened by its recipient; no other key of any kind opens it or finds out why not', async () => {
    const recipient = await underProfile(west, profile, { curve })
    const xml = await writeKey(recipient)
    expect(await open(xml, recipient, recipient.decryption)).toBe('opened')
    for (const [one, onCurve] of kinds) {
      const other =
        one === 'edelivery-1.x' && profile !== one ? west : await underProfile(west, one, { curve: onCurve })
      if (other !== recipient) expect(await open(xml, recipient, other.decryption)).toBe('another key')
    }
  })

  test('is opened whatever the order of its parameters, where they have none', async () => {
    const recipient = await underProfile(west, profile, { curve })
    const xml = await writeKey(recipient)
    const swapped = xml.replace(/(<ds:DigestMethod[^>]*\/>)(<xenc11:MGF[^>]*\/>)/, '$2$1')
    expect(swapped === xml).toBe(profile !== 'edelivery-1.x')
    expect(await open(swapped, recipient, recipient.decryption)).toBe('opened')
    for (const twice of [/<ds:DigestMethod[^>]*\/>/, /<xenc11:MGF[^>]*\/>/]) {
      const doubled = xml.replace(twice, '$&$&')
      if (doubled !== xml) expect(await open(doubled, recipient, recipient.decryption)).toBe('EBMS:0103')
    }
  })

  test('is not opened after a change of any byte of what brings it', async () => {
    const recipient = await underProfile(west, profile, { curve })
    const xml = await writeKey(recipient)
    const values = [...xml.matchAll(/<[\w-]+:(?:CipherValue|Salt|PublicKey|DEREncodedKeyValue)(?: [^>]*)?>([^<]+)/g)]
    expect(values).toHaveLength(profile === 'edelivery-1.x' ? 1 : 3)
    for (const value of values.map(([, text]) => text ?? '')) {
      const bytes = Buffer.from(value, 'base64')
      for (let index = 0; index < bytes.length; index++) {
        for (const mask of [0x01, 0x02, 0x80]) {
          const changed = Buffer.from(bytes)
          changed[index] = (changed[index] ?? 0) ^ mask
          const answer = await open(xml.replace(value, changed.toString('base64')), recipient, recipient.decryption)
          expect(answer).toBe('another key')
        }
      }
    }
  })

  test('is not opened with any algorithm or parameter changed or left out, or with one more', async () => {
    const recipient = await underProfile(west, profile, { curve })
    const xml = await writeKey(recipient)
    const algorithms = [...xml.matchAll(/(?:Algorithm|URI)="([^"]+)"/g)].map(([, uri]) => uri ?? '')
    const elements = [...xml.matchAll(/<([\w-]+:[\w]+)[^>]*>/g)].map(([, name]) => name ?? '')
    // A key for RSA is the receiver's own, named or not; an agreed one is described by its KeyInfo.
    const optional =
      profile === 'edelivery-1.x'
        ? /EncryptedKey|KeyInfo|KeyIdentifier|SecurityTokenR/
        : /EncryptedKey|KeyIdentifier|SecurityTokenR|KeyLength|Salt/
    const without = (name: string) => xml.replace(new RegExp(`<${name}(?: [^>]*)?(?:/>|>.*?</${name}>)`, 's'), '')
    const changes = [
      ...algorithms.map((uri) => xml.replace(`"${uri}"`, `"${uri}x"`)),
      ...elements.filter((name) => !optional.test(name)).map(without),
      ...elements
        .filter((name) => /EncryptionMethod|AgreementMethod|HKDF|OriginatorKeyInfo|KeyValue|KeyDer/.test(name))
        .map((name) =>
          xml
            .replace(`</${name}>`, `<ds:X/></${name}>`)
            .replace(new RegExp(`(<${name}[^>]*)/>`), `$1><ds:X/></${name}>`),
        ),
      xml.replace('urn:oid:1.2.840.10045.3.1.7', 'constructor'),
      xml.replace('>16<', '>32<'),
      xml.replace('<dsig-more:KeyLength>', '<dsig-more:Info>AAAA</dsig-more:Info><dsig-more:KeyLength>'),
      xml.replace(/<dsig-more:Salt>.*?<\/dsig-more:Salt>/, ''),
      xml.replace(/<dsig-more:Salt>[^<]*/, `<dsig-more:Salt>${Buffer.alloc(257, 1).toString('base64')}`),
    ].filter((changed) => changed !== xml)
    expect(changes.length).toBeGreaterThan(5)
    for (const changed of changes) expect(await open(changed, recipient, recipient.decryption)).not.toBe('opened')
  })
})

describe('an ephemeral key', () => {
  /** Replaces the ephemeral key of a good xenc:EncryptedKey. */
  const withKey = (xml: string, der: Buffer) =>
    xml.replace(
      /<xenc:OriginatorKeyInfo>.*<\/xenc:OriginatorKeyInfo>/s,
      `<xenc:OriginatorKeyInfo><dsig11:DEREncodedKeyValue xmlns:dsig11="http://www.w3.org/2009/xmldsig11#">${der.toString('base64')}</dsig11:DEREncodedKeyValue></xenc:OriginatorKeyInfo>`,
    )
  const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' })

  test.each([
    ['zero', '00'.repeat(32)],
    ['one', `01${'00'.repeat(31)}`],
    ['order 8', 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'],
    ['order 8', '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157'],
    ['the prime less one', `ec${'ff'.repeat(30)}7f`],
    ['the prime', `ed${'ff'.repeat(30)}7f`],
    ['the prime and one', `ee${'ff'.repeat(30)}7f`],
    ['the prime and nine', `f6${'ff'.repeat(30)}7f`],
    ['the base with the bit set that X25519 ignores', `09${'00'.repeat(30)}80`],
    ['too short', '09'],
  ])('of X25519 that is %s is refused', async (_, point) => {
    const recipient = await underProfile(west, 'edelivery-2.0-eddsa')
    const der = Buffer.concat([startOfX25519, Buffer.from(point, 'hex')])
    expect(await open(withKey(await writeKey(recipient), der), recipient, recipient.decryption)).toBe('another key')
  })

  test('of another curve, another kind or another spelling is refused', async () => {
    const recipient = await underProfile(west, 'edelivery-2.0-ecdsa')
    const xml = await writeKey(recipient)
    const point = Buffer.from(/PublicKey>([^<]*)/.exec(xml)?.[1] ?? '', 'base64')
    const start = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')
    const good = Buffer.concat([start, point])
    expect(await open(withKey(xml, good), recipient, recipient.decryption)).toBe('opened')
    const y = (point.at(-1) ?? 0) & 1
    const compressedStart = Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex')
    const wrong: Record<string, Buffer> = {
      hybrid: Buffer.concat([start, Buffer.of(6 + y), point.subarray(1)]),
      compressed: Buffer.concat([compressedStart, Buffer.of(2 + y), point.subarray(1, 33)]),
      'followed by something': Buffer.concat([good, Buffer.of(0)]),
      'off the curve': Buffer.concat([start, point.subarray(0, 64), Buffer.of((point.at(-1) ?? 0) ^ 1)]),
      'at infinity': Buffer.concat([start, Buffer.of(0)]),
      X25519: spki(generateKeyPairSync('x25519').publicKey),
      RSA: spki(west.x509.publicKey),
      Ed25519: spki(generateKeyPairSync('ed25519').publicKey),
      secp256k1: spki(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey),
      nothing: Buffer.of(0),
    }
    for (const curve of curves.slice(1)) wrong[curve] = spki(generateKeyPairSync('ec', { namedCurve: curve }).publicKey)
    expect(createPublicKey({ key: wrong.compressed as Buffer, type: 'spki', format: 'der' }).type).toBe('public')
    for (const der of Object.values(wrong)) {
      expect(await open(withKey(xml, der), recipient, recipient.decryption)).toBe('another key')
    }
  })

  test('is another one for each message', async () => {
    const recipient = await underProfile(west, 'edelivery-2.0-eddsa')
    const values = async () => [...(await writeKey(recipient)).matchAll(/(?:Salt|DEREncodedKeyValue[^>]*)>([^<]+)</g)]
    const [one, two] = [await values(), await values()]
    expect(one).toHaveLength(2)
    for (const [index, [, value]] of one.entries()) expect(two[index]?.[1]).not.toBe(value)
  })
})

test('a partner cannot be encrypted to by a key of low order', async () => {
  const key = createPublicKey({ key: Buffer.concat([startOfX25519, Buffer.alloc(32)]), type: 'spki', format: 'der' })
  const certificate = await certify(key)
  const recipient = { profile: 'edelivery-2.0-eddsa', tokenReference: 'bst', certificate } as const
  await expect(writeEncryption([], contentKey, recipient, 'id')).rejects.toThrow()
})
