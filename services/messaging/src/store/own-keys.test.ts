import { createPrivateKey, generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto'
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { testAuthority } from '../testing/authority.ts'
import { readOwnKeys } from './own-keys.ts'

const dir = await mkdtemp(join(tmpdir(), 'sustento-own-keys-'))
afterAll(() => rm(dir, { recursive: true }))

const authority = await testAuthority('Test authority', new Date('2026-11-22T10:00:00Z'))
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const [present, next, ed, agreement] = [rsa(), rsa(), generateKeyPairSync('ed25519'), generateKeyPairSync('x25519')]
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const certify = async (keys: KeyPairKeyObjectResult, from: string, to: string) =>
  String(await authority.certify('us', keys.publicKey, { from: day(from), to: day(to) }))
const presentCertificate = await certify(present, '2025-01-01', '2027-01-01')
const nextCertificate = await certify(next, '2026-11-01', '2028-12-01')

async function write(folder: string, files: Record<string, string | KeyPairKeyObjectResult | undefined>) {
  await mkdir(join(dir, folder), { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'object' ? content.privateKey.export({ type: 'pkcs8', format: 'pem' }) : content
    if (text !== undefined) await writeFile(join(dir, folder, name), text)
  }
}
const from = (date: string) => JSON.stringify({ from: date })

beforeEach(async () => {
  for (const folder of ['next', 'next-2', 'edelivery-2.0-eddsa'])
    await rm(join(dir, folder), { recursive: true, force: true })
  await write('.', { 'key.pem': present, 'cert.pem': presentCertificate })
  await write('next', { 'key.pem': next, 'cert.pem': nextCertificate, 'from.json': from('2026-12-15') })
})

const turns = async () => (await readOwnKeys(dir))['edelivery-1.x']?.map(({ signsFrom }) => signsFrom.toISOString())

test('keys without next ones are the present ones alone', async () => {
  await rm(join(dir, 'next'), { recursive: true })
  expect(await turns()).toEqual(['2025-01-01T00:00:00.000Z'])
})

test('the next keys take over from the date beside them, in the order of the dates', async () => {
  expect(await turns()).toEqual(['2025-01-01T00:00:00.000Z', '2026-12-15T00:00:00.000Z'])
  await rename(join(dir, 'next'), join(dir, 'next-2'))
  const between = rsa()
  const certificate = await certify(between, '2026-11-01', '2027-06-01')
  await write('next', { 'key.pem': between, 'cert.pem': certificate, 'from.json': from('2026-12-01T08:30:00+01:00') })
  expect((await turns())?.slice(1)).toEqual(['2026-12-01T07:30:00.000Z', '2026-12-15T00:00:00.000Z'])
})

test('the next keys of a profile 2.0 lie in its folder', async () => {
  const own = async (folder: string, [begin, end]: [string, string], more: Record<string, string> = {}) => {
    const [sign, decrypt] = [generateKeyPairSync('ed25519'), generateKeyPairSync('x25519')]
    await write(folder, { 'sign-key.pem': sign, 'sign-cert.pem': await certify(sign, begin, end) })
    await write(folder, { 'decrypt-key.pem': decrypt, 'decrypt-cert.pem': await certify(decrypt, begin, end), ...more })
  }
  await own('edelivery-2.0-eddsa', ['2025-01-01', '2027-01-01'])
  await own('edelivery-2.0-eddsa/next', ['2026-11-01', '2028-01-01'], { 'from.json': from('2026-12-20') })
  const keys = (await readOwnKeys(dir))['edelivery-2.0-eddsa']
  expect(keys?.map(({ signsFrom }) => signsFrom)).toEqual([day('2025-01-01'), day('2026-12-20')])
})

test('one that is being written is passed over: a folder whose name is not next', async () => {
  await cp(join(dir, 'next'), join(dir, '.next'), { recursive: true })
  await cp(join(dir, 'next'), join(dir, 'next.old'), { recursive: true })
  expect(await turns()).toHaveLength(2)
  for (const folder of ['.next', 'next.old']) await rm(join(dir, folder), { recursive: true })
})

describe('next keys are refused', () => {
  const replaced = (files: Record<string, string | KeyPairKeyObjectResult>) => () => write('next', files)
  test.each<[string, () => Promise<void>, string]>([
    ['without a date', () => rm(join(dir, 'next', 'from.json')), 'next/from.json: does not say when it takes over'],
    ['with a file that is no JSON', replaced({ 'from.json': '2026-12-15' }), 'NEXT_WITHOUT_DATE'],
    ['with a date that is none', replaced({ 'from.json': from('2026-02-30') }), 'NEXT_WITHOUT_DATE'],
    ['with a time without its zone', replaced({ 'from.json': from('2026-12-15T08:00:00') }), 'NEXT_WITHOUT_DATE'],
    [
      'with something else beside the date',
      replaced({ 'from.json': '{"from":"2026-12-15","to":1}' }),
      'NEXT_WITHOUT_DATE',
    ],
    [
      'that leave a gap',
      replaced({ 'from.json': from('2027-01-02') }),
      'next: takes over after the certificate before',
    ],
    ['that leave a gap, by name', replaced({ 'from.json': from('2027-01-02') }), 'NEXT_LEAVES_GAP'],
    ['before they are valid', replaced({ 'from.json': from('2026-10-31') }), 'NEXT_NOT_YET_VALID'],
    ['after they have ended', replaced({ 'from.json': from('2028-12-01') }), 'NEXT_ALREADY_ENDED'],
    [
      'before the present ones begin',
      async () => {
        await write('.', { 'cert.pem': await certify(present, '2026-12-20', '2027-12-01') })
      },
      'NEXT_OUT_OF_ORDER',
    ],
    ['that are the present ones', replaced({ 'key.pem': present, 'cert.pem': presentCertificate }), 'NEXT_TWICE'],
    ['with a certificate of another key', replaced({ 'cert.pem': presentCertificate }), 'CERTIFICATE_OF_ANOTHER_KEY'],
    ['with a certificate that is none', replaced({ 'cert.pem': 'none' }), 'CERTIFICATE_UNREADABLE'],
    ['with a key that is none', replaced({ 'key.pem': nextCertificate }), 'KEY_UNREADABLE'],
    [
      'with a key of another kind',
      replaced({ 'key.pem': ed }),
      'next/key.pem: is not a key for this profile (KEY_WRONG_KIND)',
    ],
    ['with a key that only agrees', replaced({ 'key.pem': agreement }), 'KEY_WRONG_KIND'],
    ['without a certificate', () => rm(join(dir, 'next', 'cert.pem')), 'next/cert.pem: cannot be read (ENOENT)'],
  ])('%s', async (_, spoil, message) => {
    await spoil()
    await expect(readOwnKeys(dir)).rejects.toThrow(message)
  })
})

test('the key is the one of the folder', async () => {
  const [, following] = (await readOwnKeys(dir))['edelivery-1.x'] ?? []
  const pem = next.privateKey.export({ type: 'pkcs8', format: 'pem' })
  expect(following?.signer.key.equals(createPrivateKey(pem))).toBe(true)
  expect(following?.decryption).toBe(following?.signer)
})
