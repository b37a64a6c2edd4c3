import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Tenant } from '@sustento/platform/tenants'
import { recordingLog } from '@sustento/platform/testing/log'
import { recipientOf } from '../as4/security/profile.ts'
import { writeAccessPoint } from '../testing/access-point-folder.ts'
import { underProfile } from '../testing/certificates.ts'
import { testAccessPoints } from '../testing/identities.ts'
import { signerFor } from './access-point.ts'
import { accessPoints } from './access-points.ts'

const { east, west, north } = await testAccessPoints(['east', 'west', 'north'])
const eddsa = await underProfile(east, 'edelivery-2.0-eddsa')
const dir = await mkdtemp(join(tmpdir(), 'sustento-points-'))
const tenant = { id: 'ca-east', folder: join(dir, 'ca-east') } as Tenant
const endpoint = 'http://127.0.0.1:9/as4'
afterAll(() => rm(dir, { recursive: true }))
beforeEach(async () => {
  await rm(join(tenant.folder, 'as4'), { recursive: true, force: true })
  await writeAccessPoint(dir, 'ca-east', east, [west], { endpoint })
})

const file = (name: string) => join(tenant.folder, 'as4', name)
async function change(name: string, edit: (content: unknown) => unknown): Promise<void> {
  await writeFile(file(name), JSON.stringify(edit(JSON.parse(await readFile(file(name), 'utf8')))))
}
const changePartner = (edit: object) =>
  change('partners.json', (partners) => [{ ...(partners as object[])[0], ...edit }])

const twice = (edit: object) => (partners: unknown) => {
  const [one] = partners as object[]
  return [one, { ...one, ...edit }]
}

describe('the files of an access point', () => {
  test('say who it is and whom it knows', async () => {
    const points = await accessPoints([tenant], recordingLog().log)
    const point = points.get('ca-east')
    expect(points.findByParty({ id: 'east.example', type: point.partyType })).toBe(point)
    expect(points.findByParty({ id: 'east.example', type: 'other' })).toBeUndefined()
    expect(point.partners).toMatchObject([{ id: 'west', party: 'west.example', retry: { delaysSeconds: [10, 60] } }])
    expect(() => points.get('ca-west')).toThrow()
  })

  test.each<[string, () => Promise<void>, RegExp]>([
    [
      'a key of another certificate',
      () => writeFile(file('key.pem'), west.identity.key),
      /cert.pem: is not the certificate of the key .CERTIFICATE_OF_ANOTHER_KEY/,
    ],
    [
      'a party with a space',
      () => change('access-point.json', (own) => ({ ...(own as object), party: 'a b' })),
      /party/,
    ],
    [
      'a partner that is ourselves',
      () => changePartner({ party: 'east.example' }),
      /0.party is our own .PARTNER_IS_SELF./,
    ],
    ['an endpoint that is no URL', () => changePartner({ endpoint: 'west' }), /0.endpoint/],
    ['an endpoint in a file', () => changePartner({ endpoint: 'file:///etc/passwd' }), /0.endpoint/],
    [
      'a certificate that is none',
      () => changePartner({ certificates: ['west'] }),
      /certificates.0 is not a certificate/,
    ],
    ['no certificate', () => changePartner({ certificates: [] }), /0.certificates/],
    ['a State that is no code', () => changePartner({ state: 'Canada' }), /0.state/],
    ['a delay of nothing', () => changePartner({ retry: { delaysSeconds: [0] } }), /0.retry.delaysSeconds/],
    ['a profile that is none', () => changePartner({ profile: 'edelivery-3' }), /0.profile/],
    [
      'certificates that do not sign under the profile',
      () => changePartner({ profile: 'edelivery-2.0-eddsa' }),
      /0.certificates has none for signing/,
    ],
    [
      'certificates that cannot be encrypted to under the profile',
      () => changePartner({ profile: 'edelivery-2.0-eddsa', certificates: [String(eddsa.x509)] }),
      /0.certificates has none for encryption/,
    ],
    [
      'a profile for which there are no keys',
      () => changePartner({ profile: 'edelivery-2.0-eddsa', certificates: eddsa.certificates.map(String) }),
      /0.profile has no keys of ours/,
    ],
    [
      'keys that are not for their profile',
      async () => {
        await writeAccessPoint(dir, 'ca-east', eddsa, [west], { endpoint })
        await rename(file('edelivery-2.0-eddsa'), file('edelivery-2.0-ecdsa'))
      },
      /edelivery-2.0-ecdsa.sign-key.pem: is not a key for this profile .KEY_WRONG_KIND/,
    ],
    ['the same party twice', () => change('partners.json', twice({ id: 'again' })), /same party id/],
    ['the same partner twice', () => change('partners.json', twice({})), /same id/],
  ])('with %s stop the start', async (_, spoil, message) => {
    await spoil()
    await expect(accessPoints([tenant], recordingLog().log)).rejects.toThrow(message)
  })

  test('have keys for each profile that a partner may have', async () => {
    const partner = await underProfile(west, 'edelivery-2.0-eddsa')
    await writeAccessPoint(dir, 'ca-east', eddsa, [{ ...partner, tokenReference: 'ski' }, north], { endpoint })
    const point = (await accessPoints([tenant], recordingLog().log)).get('ca-east')
    expect(Object.keys(point.keys)).toEqual(['edelivery-1.x', 'edelivery-2.0-eddsa'])
    const signers = [...point.partners, undefined].map((one) => signerFor(point, one, new Date('2026-11-22T10:00:00Z')))
    expect(signers).toMatchObject([
      { profile: 'edelivery-2.0-eddsa', tokenReference: 'ski', certificate: eddsa.certificate },
      { profile: 'edelivery-1.x', tokenReference: 'bst', certificate: east.certificate },
      { profile: 'edelivery-1.x', tokenReference: 'bst', certificate: east.certificate },
    ])
  })

  test('are read again while the service runs; what cannot be used changes nothing', async () => {
    const { log, lines } = recordingLog()
    const points = await accessPoints([tenant], log)
    await writeAccessPoint(dir, 'ca-east', east, [west, north], { endpoint })
    await points.reload()
    expect(points.get('ca-east').partners).toHaveLength(2)
    await writeFile(file('partners.json'), '{')
    await points.reload()
    expect(points.get('ca-east').partners).toHaveLength(2)
    expect(lines.at(-1)).toMatchObject({ tenant: 'ca-east', msg: expect.stringContaining('cannot be used') })
  })
})

test('messages are encrypted to the newest certificate that is valid', async () => {
  const later = (await testAccessPoints(['west'], new Date('2027-01-01T00:00:00Z'))).west
  const partner = { ...west, certificates: [west.x509, later.x509] }
  expect(recipientOf(partner, new Date('2026-12-01T00:00:00Z'))).toBe(west.x509)
  expect(recipientOf(partner, new Date('2027-12-01T00:00:00Z'))).toBe(later.x509)
  expect(recipientOf(partner, new Date('2040-01-01T00:00:00Z'))).toBeUndefined()
})
