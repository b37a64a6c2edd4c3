import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { subjectOf } from '../store/access-point.ts'
import { readAccessPoint } from '../store/access-point-files.ts'
import { writeAccessPoint } from '../testing/access-point-folder.ts'
import { certify } from '../testing/certificates.ts'
import { testAccessPoints } from '../testing/identities.ts'
import { pmodeFile } from '../testing/pmode-file.ts'
import { partners } from './command.ts'

const { east, west, north } = await testAccessPoints(['east', 'west', 'north'])
let dir: string
let tenant: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sustento-partners-'))
  tenant = join(dir, 'ca-east')
  await writeAccessPoint(dir, 'ca-east', east, [west], { endpoint: 'https://west.example/as4' })
})
afterEach(() => rm(dir, { recursive: true }))

/** Runs the command; gives its exit status and what it printed. */
async function run(...args: string[]): Promise<{ status: number; printed: string }> {
  const lines: string[] = []
  const readPassword = async () => 'password'
  const status = await partners([...args, '--tenant', tenant], { print: (line) => lines.push(line), readPassword })
  return { status, printed: lines.join('\n') }
}

const file = async (name: string, content: string) => {
  const path = join(dir, name)
  await writeFile(path, content)
  return path
}
const stored = () => readFile(join(tenant, 'as4', 'partners.json'), 'utf8')
const base64 = (point: typeof east) => point.x509.raw.toString('base64')

describe('import of a P-Mode file', () => {
  const pmode = () => file('pmode.xml', pmodeFile())
  const certificates = async () => {
    await mkdir(join(dir, 'certificates'))
    await writeFile(join(dir, 'certificates', 'ca_north_gw.cer'), north.x509.raw)
    return join(dir, 'certificates')
  }

  test('adds a partner that the service reads, and changes nothing the second time', async () => {
    const args = ['import', await pmode(), '--certificates', await certificates(), '--state', 'NO']
    const before = await stored()
    expect((await run(...args, '--dry-run')).printed).toContain('ca-north-gw: is added, party north')
    expect(await stored()).toBe(before)
    expect(await run(...args)).toMatchObject({ status: 0 })
    const point = await readAccessPoint({ id: 'ca-east', folder: tenant })
    expect(point.partners.map(({ id }) => id)).toEqual(['west', 'ca-north-gw'])
    expect(point.partners[1]).toMatchObject({ party: 'north', role: 'GW', tokenReference: 'ski', state: 'NO' })
    expect(point.partners[1]?.certificates.map(String)).toEqual([north.x509.toString()])
    const after = await stored()
    expect((await run(...args)).printed).toContain('nothing changes')
    expect(await stored()).toBe(after)
  })

  test('writes nothing when a new partner has no certificate', async () => {
    const before = await stored()
    const { status, printed } = await run('import', await pmode(), '--state', 'NO')
    expect(status).toBe(1)
    expect(printed).toContain('nothing is written, a new partner lacks: ca_north_gw: certificates')
    expect(await stored()).toBe(before)
  })
})

describe('a directory', () => {
  test.each([[], ['--xml']])('comes out and goes in again without a change %s', async (...form) => {
    const { printed } = await run('directory', ...form)
    expect((await run('import', await file('directory', printed))).printed).toBe('nothing changes')
  })

  test('changes what it says and leaves the rest', async () => {
    const rows = `party;state;authority;endpoint\nwest.example;CA;"Authority ""West""";https://new.example/as4\n`
    const { status, printed } = await run('import', await file('directory.csv', rows))
    expect(status).toBe(0)
    expect(printed.split('\n')).toEqual([
      'west: endpoint is changed from https://west.example/as4 to https://new.example/as4',
      'west: authority is changed',
    ])
    const [partner] = JSON.parse(await stored())
    expect(partner).toMatchObject({
      id: 'west',
      endpoint: 'https://new.example/as4',
      retry: { delaysSeconds: [10, 60] },
    })
    expect(partner.authority).toEqual({ name: 'Authority "West"', languages: ['en'] })
  })

  test('adds authorities and replaces certificates', async () => {
    const rows = [
      'party,state,authority,endpoint,certificates',
      `west.example,CA,,,${base64(west)} ${base64(north)}`,
      `north.example,NO,Authority North,https://north.example/as4,${base64(north)}`,
    ]
    const { printed } = await run('import', await file('directory.csv', rows.join('\r\n')))
    expect(printed.split('\n')).toEqual([
      'west: certificates is changed, 1 more, 0 fewer',
      'authority-north: is added, party north.example',
    ])
  })

  test.each([
    ['a column that nobody knows', 'party,colour\nwest.example,red', 'a column "colour"'],
    ['a party twice', 'party\nwest.example\nwest.example', 'twice'],
    ['no party', 'party,state\n,CA', 'has no party'],
    ['a row of another length', 'party,state\nwest.example', 'has 1 fields, not 2'],
    ['an open quote', 'party\n"west', 'a quote is not closed'],
    ['something else as a certificate', 'party,certificates\nwest.example,AAAA', 'a certificate is not one'],
    ['an address that is none', 'party,endpoint\nwest.example,ftp://west.example', 'nothing is written: west endpoint'],
    ['a DTD', '<!DOCTYPE directory><directory xmlns="urn:sustento:partner-directory:1"/>', 'has a DTD'],
    ['another root', '<partners/>', 'is no directory'],
  ])('with %s is refused and changes nothing', async (_, content, message) => {
    const before = await stored()
    const { status, printed } = await run('import', await file('directory', content))
    expect(status).toBe(1)
    expect(printed).toContain(message)
    expect(await stored()).toBe(before)
  })
})

test('the partner gets a sheet, our certificate and a P-Mode file that it can import', async () => {
  const to = join(dir, 'for-west')
  expect((await run('export', 'west', '--url', 'https://east.example/as4', '--to', to)).status).toBe(0)
  expect(await readFile(join(to, 'certificate.pem'), 'utf8')).toBe(east.x509.toString())
  const sheet = await readFile(join(to, 'sheet.md'), 'utf8')
  expect(sheet).toContain(east.x509.fingerprint256)
  expect(sheet).toContain('https://east.example/as4')
  const own = tenant
  await writeAccessPoint(dir, 'ca-west', west, [], { endpoint: 'https://nobody.example' })
  tenant = join(dir, 'ca-west')
  await mkdir(join(dir, 'certificates'))
  await writeFile(join(dir, 'certificates', 'us.pem'), await readFile(join(to, 'certificate.pem')))
  const args = ['import', join(to, 'pmode.xml'), '--certificates', join(dir, 'certificates'), '--state', 'CA']
  expect(await run(...args)).toMatchObject({ status: 0 })
  const imported = await readAccessPoint({ id: 'ca-west', folder: tenant })
  const exported = await readAccessPoint({ id: 'ca-east', folder: own })
  expect(imported.partners).toMatchObject([{ party: east.party, endpoint: 'https://east.example/as4' }])
  expect(imported.partners[0]?.agreements).toEqual(exported.partners[0]?.agreements)
})

test('our key comes out of PKCS#12, and replaces another one only when told to', async () => {
  await writeFile(join(dir, 'key.pem'), north.identity.key)
  await writeFile(join(dir, 'cert.pem'), north.identity.certificate)
  const pkcs12 = [
    'pkcs12',
    '-export',
    '-inkey',
    'key.pem',
    '-in',
    'cert.pem',
    '-out',
    'own.p12',
    '-passout',
    'pass:password',
  ]
  expect(spawnSync('openssl', pkcs12, { cwd: dir }).status).toBe(0)
  const args = ['import-key', join(dir, 'own.p12')]
  expect((await run(...args)).printed).toContain('has a key already')
  expect(await run(...args, '--replace')).toEqual({ status: 0, printed: expect.stringContaining('Access point north') })
  const { keys } = await readAccessPoint({ id: 'ca-east', folder: tenant })
  expect(keys['edelivery-1.x']?.[0]?.signer.certificate.equals(north.x509.raw)).toBe(true)
  const next = ['import-key', join(dir, 'own.p12'), '--next', '--from', '2027-06-01']
  expect((await run(...next)).printed).toContain('NEXT_TWICE')
  await writeAccessPoint(dir, 'ca-east', east, [west], { endpoint: 'https://west.example/as4' })
  expect(await run(...next)).toMatchObject({ status: 0 })
  expect((await run(...next)).printed).toContain('next: has a key already')
  expect((await run(...next.slice(0, -1), '2040-06-01', '--replace')).printed).toContain('NEXT_ALREADY_ENDED')
  expect(await run(...next.slice(0, -1), '2027-07-01', '--replace')).toMatchObject({ status: 0 })
  const turns = (await readAccessPoint({ id: 'ca-east', folder: tenant })).keys['edelivery-1.x'] ?? []
  expect(turns.map(({ signer }) => subjectOf(signer.certificate).slice(0, 20))).toEqual([
    'CN=Access point east',
    'CN=Access point nort',
  ])
  expect(turns[1]?.signsFrom).toEqual(new Date('2027-07-01T00:00:00Z'))
  expect(await run(...args, '--replace')).toMatchObject({ status: 0 })
  const [only, ...others] = (await readAccessPoint({ id: 'ca-east', folder: tenant })).keys['edelivery-1.x'] ?? []
  expect([only?.signer.certificate.equals(north.x509.raw), others]).toEqual([true, []])
})

test('the keys of a profile 2.0 come as two pairs into the folder of the profile, and as the next ones below it', async () => {
  const profile = 'edelivery-2.0-eddsa'
  const make = async (name: string, kind: 'ed25519' | 'x25519') => {
    const { publicKey, privateKey } = kind === 'ed25519' ? generateKeyPairSync(kind) : generateKeyPairSync('x25519')
    await file(`${name}.key.pem`, String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
    await file(`${name}.cert.pem`, String(await certify(publicKey)))
    const pair = ['-inkey', `${name}.key.pem`, '-in', `${name}.cert.pem`, '-out', `${name}.p12`]
    const made = spawnSync('openssl', ['pkcs12', '-export', ...pair, '-passout', 'pass:password'], { cwd: dir })
    expect(made.status).toBe(0)
    return join(dir, `${name}.p12`)
  }
  const keys = async () => (await readAccessPoint({ id: 'ca-east', folder: tenant })).keys[profile] ?? []
  const now = [await make('sign', 'ed25519'), await make('decrypt', 'x25519')]
  const next = [await make('next-sign', 'ed25519'), await make('next-decrypt', 'x25519')]
  const args = (files: string[], ...more: string[]) => ['import-key', ...files, '--profile', profile, ...more]
  expect((await run(...args(next, '--next', '--from', '2027-06-01'))).printed).toContain('NEXT_WITHOUT_PRESENT')
  expect(await keys()).toEqual([])
  expect((await run(...args(now.toReversed()))).printed).toContain('KEY_WRONG_KIND')
  expect(await run(...args(now))).toMatchObject({ status: 0 })
  expect((await run(...args(now))).printed).toContain('has a key already')
  expect(await run(...args(next, '--next', '--from', '2027-06-01'))).toMatchObject({ status: 0 })
  const [, second] = await keys()
  expect(second?.signsFrom).toEqual(new Date('2027-06-01T00:00:00Z'))
  expect(await run(...args(next, '--replace'))).toMatchObject({ status: 0 })
  const [only, ...others] = await keys()
  expect([only?.signer.certificate.equals(second?.signer.certificate ?? Buffer.alloc(0)), others]).toEqual([true, []])
})

test.each([[], ['import'], ['directory', 'x'], ['export', 'west'], ['import', 'x', '--colour', 'red']])(
  'wrong use is told how it is right: %s',
  async (...args) => {
    expect(await run(...args)).toMatchObject({ status: 2, printed: expect.stringContaining('usage:') })
  },
)
