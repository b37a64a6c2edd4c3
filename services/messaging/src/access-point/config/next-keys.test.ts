import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { testAuthority } from '../../testing/authority.ts'
import { readConfig } from './read-config.ts'

const dir = await mkdtemp(join(tmpdir(), 'sustento-next-'))
afterAll(() => rm(dir, { recursive: true }))
const file = join(dir, 'alpha.json')

const authority = await testAuthority('Test authority', new Date('2026-11-22T10:00:00Z'))
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const lives = { present: ['2025-01-01', '2027-01-01'], next: ['2026-11-01', '2028-12-01'] } as const
for (const [name, [from, to]] of Object.entries(lives)) {
  for (const [use, keys] of [
    ['rsa', generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['sign', generateKeyPairSync('ed25519')],
    ['decrypt', generateKeyPairSync('x25519')],
  ] as const) {
    const certificate = await authority.certify('alpha', keys.publicKey, { from: day(from), to: day(to) })
    await writeFile(join(dir, `${name}.${use}.key.pem`), keys.privateKey.export({ type: 'pkcs8', format: 'pem' }))
    await writeFile(join(dir, `${name}.${use}.cert.pem`), String(certificate))
  }
}
const pkcs12 = ['-inkey', 'next.rsa.key.pem', '-in', 'next.rsa.cert.pem', '-out', 'next.p12', '-passout', 'pass:open']
spawnSync('openssl', ['pkcs12', '-export', ...pkcs12], { cwd: dir })

const pair = (name: string) => ({ key: `${name}.rsa.key.pem`, certificate: `${name}.rsa.cert.pem` })
const split = (name: string) => ({
  signKey: `${name}.sign.key.pem`,
  signCertificate: `${name}.sign.cert.pem`,
  decryptKey: `${name}.decrypt.key.pem`,
  decryptCertificate: `${name}.decrypt.cert.pem`,
})
const next = { ...pair('next'), from: '2026-12-15' }

async function read(self: object) {
  const config = { data: './data', listen: { port: 8181 }, self: { partyId: 'alpha', ...self }, partners: [] }
  await writeFile(file, JSON.stringify(config))
  return readConfig(file)
}
const turns = async (self: object, profile: 'edelivery-1.x' | 'edelivery-2.0-eddsa' = 'edelivery-1.x') =>
  (await read(self)).self.keys[profile]?.map(({ signsFrom }) => signsFrom.toISOString().slice(0, 10))

test.each([
  ['one', next],
  ['a list of one', [next]],
  ['PKCS#12', { key: 'next.p12', password: 'open', from: '2026-12-15' }],
])('the next keys stand beside the present ones, as %s', async (_, given) => {
  expect(await turns({ ...pair('present'), next: given })).toEqual(['2025-01-01', '2026-12-15'])
})

test('the next keys of a profile 2.0 stand in its block', async () => {
  const eddsa = { ...split('present'), next: { ...split('next'), from: '2026-12-20' } }
  expect(await turns({ 'edelivery-2.0-eddsa': eddsa }, 'edelivery-2.0-eddsa')).toEqual(['2025-01-01', '2026-12-20'])
})

test.each<[string, object, RegExp]>([
  ['no date', { ...next, from: undefined }, /self.next.0.from does not say when it takes over.*NEXT_WITHOUT_DATE/],
  ['a date that is none', { ...next, from: 'soon' }, /self.next.0.from .*NEXT_WITHOUT_DATE/],
  ['a gap', { ...next, from: '2027-02-01' }, /self.next.0.from takes over after .*NEXT_LEAVES_GAP/],
  ['a date before it is valid', { ...next, from: '2026-10-01' }, /self.next.0.from .*NEXT_NOT_YET_VALID/],
  ['a date after its end', { ...next, from: '2029-01-01' }, /self.next.0.from .*NEXT_ALREADY_ENDED/],
  ['the present certificate', { ...pair('present'), from: '2026-12-15' }, /self.next.0.certificate .*NEXT_TWICE/],
  ['two of the same date', [next, { ...pair('present'), from: '2026-12-15' }], /self.next.1.certificate .*NEXT_TWICE/],
  ['a foreign key', { ...next, key: 'present.rsa.key.pem' }, /self.next.0.certificate .*CERTIFICATE_OF_ANOTHER_KEY/],
  ['a key of another kind', { ...next, key: 'next.sign.key.pem' }, /self.next.0.key .*KEY_WRONG_KIND/],
  ['another password', { key: 'next.p12', password: 'x', from: '2026-12-15' }, /self.next.0.key .*KEY_UNREADABLE/],
  ['a field that nobody knows', { ...next, until: '2027-01-01' }, /self.next.0.*until/],
  ['a file that is not there', { ...next, key: 'nowhere.pem' }, /self.next.0.key cannot be read \(ENOENT\)/],
])('%s is refused', async (_, given, message) => {
  await expect(read({ ...pair('present'), next: given })).rejects.toThrow(message)
})

test('next keys need present ones', async () => {
  await expect(read({ 'edelivery-2.0-eddsa': split('present'), next })).rejects.toThrow(
    /self.next .*NEXT_WITHOUT_PRESENT/,
  )
})
