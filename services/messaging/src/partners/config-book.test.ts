import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { systemClock } from '@sustento/platform/clock'
import { readConfig } from '../access-point/config/read-config.ts'
import { pointOf } from '../access-point/point.ts'
import { testAuthority } from '../testing/authority.ts'
import { pmodeFile } from '../testing/pmode-file.ts'
import { partners } from './command.ts'

// The configuration of an access point alone, filled and read by `npm run partners`.

const day = 86_400_000
const now = systemClock.now()
const after = (days: number) => new Date(now.getTime() + days * day)
const authority = await testAuthority('Test authority', now)
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const keys = { alpha: rsa(), later: rsa(), beta: rsa(), north: rsa() }
const [ed, x] = [generateKeyPairSync('ed25519'), generateKeyPairSync('x25519')]
const curve = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const later = {
  'later-sign': generateKeyPairSync('ed25519'),
  'later-decrypt': generateKeyPairSync('x25519'),
  'later-ec-sign': curve(),
  'later-ec-decrypt': curve(),
}

let dir: string
let config: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sustento-book-'))
  config = join(dir, 'alpha.json')
  for (const [name, { publicKey, privateKey }] of Object.entries({ ...keys, ...later, sign: ed, decrypt: x })) {
    const wish = name.startsWith('later') ? { from: after(-1), to: after(400) } : { from: after(-300), to: after(60) }
    await writeFile(join(dir, `${name}.key.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    await writeFile(join(dir, `${name}.cert.pem`), String(await authority.certify(name, publicKey, wish)))
  }
  await writeFile(config, JSON.stringify(given))
})
afterEach(() => rm(dir, { recursive: true }))

const given = {
  data: './data',
  listen: { port: 8181 },
  self: { partyId: 'alpha', role: 'GW', key: 'alpha.key.pem', certificate: 'alpha.cert.pem' },
  partners: [{ partyId: 'beta', role: 'GW', url: 'https://beta.example/as4', certificates: ['beta.cert.pem'] }],
  agreements: [{ partner: 'beta', service: 'svc', action: 'act' }],
}

async function run(...args: string[]): Promise<{ status: number; printed: string }> {
  const lines: string[] = []
  const terminal = { print: (line: string) => lines.push(line), readPassword: async () => 'password' }
  return { status: await partners([...args, '--config', config], terminal), printed: lines.join('\n') }
}
const written = async () => JSON.parse(await readFile(config, 'utf8'))
const pem = (name: string) => readFile(join(dir, `${name}.cert.pem`), 'utf8')

async function pkcs12(name: string, file = 'own.p12'): Promise<string> {
  const pair = ['-inkey', `${name}.key.pem`, '-in', `${name}.cert.pem`]
  const made = spawnSync('openssl', ['pkcs12', '-export', ...pair, '-out', file, '-passout', 'pass:password'], {
    cwd: dir,
  })
  expect(made.status).toBe(0)
  return join(dir, file)
}

describe('an import', () => {
  const pmode = async () => {
    await mkdir(join(dir, 'certificates'))
    await writeFile(join(dir, 'certificates', 'ca_north_gw.pem'), await pem('north'))
    await writeFile(join(dir, 'pmode.xml'), pmodeFile())
    return ['import', join(dir, 'pmode.xml'), '--certificates', join(dir, 'certificates')]
  }

  test('of a P-Mode file adds the partner and its agreements, and changes nothing the second time', async () => {
    const args = await pmode()
    const before = await written()
    expect((await run(...args, '--dry-run')).printed).toContain('ca-north-gw: is added, party north')
    expect(await written()).toEqual(before)
    expect(await run(...args)).toMatchObject({ status: 0 })
    const after = await written()
    expect(after).toMatchObject({
      data: './data',
      self: given.self,
      partners: [given.partners[0], { partyId: 'north' }],
    })
    expect(after.agreements[0]).toEqual(given.agreements[0])
    const point = pointOf(await readConfig(config), now)
    expect(point.partners[1]).toMatchObject({ party: 'north', role: 'GW', tokenReference: 'ski' })
    expect(point.partners[1]?.agreements.length).toBeGreaterThan(0)
    expect(point.partners[1]?.certificates.map(String)).toEqual([await pem('north')])
    expect((await run(...args)).printed).toContain('nothing changes')
    expect(await written()).toEqual(after)
  })

  test('of a directory changes what it says; what has no place here is named and left out', async () => {
    await writeFile(
      join(dir, 'd.csv'),
      'party,state,authority,endpoint\nbeta,CA,Authority Beta,https://new.example/as4\n',
    )
    const { status, printed } = await run('import', join(dir, 'd.csv'))
    expect({ status, printed: printed.split('\n') }).toEqual({
      status: 0,
      printed: [
        'note: state is left out: an access point alone has none',
        'note: authority is left out: an access point alone has none',
        'beta: endpoint is changed from https://beta.example/as4 to https://new.example/as4',
      ],
    })
    const [beta] = (await written()).partners
    expect(beta).toMatchObject({ partyId: 'beta', url: 'https://new.example/as4', certificates: ['beta.cert.pem'] })
    expect(beta).not.toHaveProperty('authority')
    expect((await written()).agreements).toMatchObject(given.agreements)
  })

  test('of certificates keeps those of the authorities between', async () => {
    const between = await authority.below('Between')
    const listed = [await between.certify('beta', keys.beta.publicKey), between.certificate]
    await writeFile(join(dir, 'beta.cert.pem'), listed.join(''))
    const certificate = await between.certify('beta', keys.north.publicKey)
    const rows = `party,certificates\nbeta,${certificate.raw.toString('base64')}\n`
    await writeFile(join(dir, 'd.csv'), rows)
    expect((await run('import', join(dir, 'd.csv'))).printed).toBe('beta: certificates is changed, 1 more, 1 fewer')
    const [beta] = (await readConfig(config)).partners
    expect(beta?.certificates.map(String)).toEqual([certificate, between.certificate].map(String))
    expect((await run('import', join(dir, 'd.csv'))).printed).toBe('nothing changes')
  })

  test('that the access point would not take changes nothing, and leaves no file', async () => {
    const before = await readFile(config, 'utf8')
    const certificate = (await pem('sign')).replace(/-----[^-]+-----|\s/g, '')
    await writeFile(join(dir, 'd.csv'), `party,endpoint,certificates\nnorth,https://north.example/as4,${certificate}\n`)
    const { status, printed } = await run('import', join(dir, 'd.csv'))
    expect({ status, printed }).toEqual({
      status: 1,
      printed: expect.stringContaining('partners.1.certificates have none for'),
    })
    expect(await readFile(config, 'utf8')).toBe(before)
    expect(await readdir(join(dir, 'partners'))).toEqual([])
  })

  test('needs a configuration that the access point would take', async () => {
    await writeFile(config, '{"data":"x"}')
    expect(await run('directory')).toMatchObject({ status: 1, printed: expect.stringContaining('listen') })
  })

  test('of its own directory changes nothing', async () => {
    await writeFile(join(dir, 'd.csv'), (await run('directory')).printed)
    expect((await run('import', join(dir, 'd.csv'))).printed).toBe('nothing changes')
  })
})

describe('our key', () => {
  test('comes out of PKCS#12 into files beside the configuration, and replaces another one only when told to', async () => {
    const args = ['import-key', await pkcs12('later')]
    expect((await run(...args)).printed).toContain('has a key already')
    expect(await run(...args, '--replace')).toMatchObject({ status: 0, printed: expect.stringContaining('CN=later') })
    const { self } = await readConfig(config)
    expect(self.keys['edelivery-1.x']?.map(({ signer }) => signer.key.equals(keys.later.privateKey))).toEqual([true])
    expect((await stat(join(dir, (await written()).self.key))).mode & 0o777).toBe(0o600)
  })

  test('comes as the next one with its date, which has to fit', async () => {
    const args = ['import-key', await pkcs12('later'), '--next', '--from']
    const date = (days: number) => after(days).toISOString().slice(0, 10)
    expect((await run(...args, date(61))).printed).toContain('NEXT_LEAVES_GAP')
    expect((await run(...args, 'soon')).printed).toContain('NEXT_WITHOUT_DATE')
    expect((await run(...args.slice(0, 3))).printed).toContain('--next and --from go together')
    expect(await written()).toEqual(given)
    expect(await run(...args, date(30))).toMatchObject({ status: 0 })
    const { self } = await readConfig(config)
    expect(self.keys['edelivery-1.x']?.map(({ signsFrom }) => signsFrom.toISOString().slice(0, 10))[1]).toBe(date(30))
    expect((await run(...args, date(40))).printed).toContain('has a next key already')
    expect(await run(...args, date(40), '--replace')).toMatchObject({ status: 0 })
    expect((await written()).self.next.from).toBe(date(40))
    expect(await run(...args.slice(0, 2), '--replace')).toMatchObject({ status: 0 })
    expect((await written()).self).not.toHaveProperty('next')
    const [only] = (await readConfig(config)).self.keys['edelivery-1.x'] ?? []
    expect(only?.signer.key.equals(keys.later.privateKey)).toBe(true)
  })

  test.each([
    ['edelivery-2.0-eddsa', 'later-sign', 'later-decrypt'],
    ['edelivery-2.0-ecdsa', 'later-ec-sign', 'later-ec-decrypt'],
  ] as const)('under %s comes as two pairs, now and as the next ones', async (profile, sign, decrypt) => {
    const two = [await pkcs12(sign, 'sign.p12'), await pkcs12(decrypt, 'decrypt.p12')] as const
    const args = ['import-key', ...two, '--profile', profile]
    const date = after(30).toISOString()
    expect((await run(...args, '--next', '--from', date)).printed).toContain('NEXT_WITHOUT_PRESENT')
    expect(await written()).toEqual(given)
    expect(await run(...args)).toMatchObject({ status: 0, printed: expect.stringMatching(/^key of CN=.* and CN=/) })
    const read = async () => (await readConfig(config)).self.keys[profile] ?? []
    const [present] = await read()
    expect(present?.signer.key.equals(later[sign].privateKey)).toBe(true)
    expect(present?.decryption.key.equals(later[decrypt].privateKey)).toBe(true)
    expect((await run(...args, '--replace', '--next', '--from', date)).printed).toContain('NEXT_TWICE')
    for (const file of [sign, decrypt]) {
      const { publicKey } = later[file]
      const wish = { from: after(-1), to: after(500) }
      await writeFile(join(dir, `${file}.cert.pem`), String(await authority.certify(`new ${file}`, publicKey, wish)))
    }
    await Promise.all([pkcs12(sign, 'sign.p12'), pkcs12(decrypt, 'decrypt.p12')])
    expect(await run(...args, '--next', '--from', date)).toMatchObject({ status: 0 })
    expect((await run(...args, '--next', '--from', date)).printed).toContain('has a next key already')
    expect((await read()).map(({ signsFrom }) => signsFrom.toISOString())[1]).toBe(date)
    expect((await run(...args)).printed).toContain('has a key already')
    expect(await run(...args, '--replace')).toMatchObject({ status: 0 })
    expect(await read()).toHaveLength(1)
    expect((await written()).self[profile]).not.toHaveProperty('next')
    expect((await written()).self).toMatchObject(given.self)
  })

  test('of another kind than the profile wants is refused, and so is a second file where one is enough', async () => {
    const before = await written()
    const args = ['import-key', await pkcs12('later'), '--replace']
    expect((await run(...args, '--profile', 'edelivery-2.0-eddsa')).printed).toContain('KEY_WRONG_KIND')
    expect(await run(...args, '--profile', 'edelivery-3.0')).toMatchObject({ status: 2 })
    expect(await run(...args, await pkcs12('later', 'more.p12'))).toMatchObject({ status: 2 })
    expect(await written()).toEqual(before)
  })

  test('is given to the partner with the next one and its date', async () => {
    await run('import-key', await pkcs12('later'), '--next', '--from', after(30).toISOString())
    const to = join(dir, 'for-beta')
    const { printed } = await run('export', 'beta', '--url', 'https://alpha.example/as4', '--to', to)
    const files = ['sheet.md', 'certificate.pem', 'next-certificate.pem', 'parameters.json', 'pmode.xml']
    expect(printed.split('\n')).toEqual(files.map((name) => join(to, name)))
    expect(await readFile(join(to, 'next-certificate.pem'), 'utf8')).toBe(await pem('later'))
    expect(await readFile(join(to, 'sheet.md'), 'utf8')).toContain(`takes over on ${after(30).toISOString()}`)
    expect(JSON.parse(await readFile(join(to, 'parameters.json'), 'utf8'))).toMatchObject({
      securityProfile: 'edelivery-1.x',
      we: { partyId: 'alpha', url: 'https://alpha.example/as4' },
      certificates: [
        { file: 'certificate.pem', turn: 'present', uses: ['signing', 'encryption'] },
        { file: 'next-certificate.pem', turn: 'next', signsFrom: after(30).toISOString() },
      ],
      agreements: [{ service: 'svc', action: 'act' }],
    })
  })
})

test('for a partner under 2.0 the profile and its algorithms are named, and no P-Mode file is written', async () => {
  const files = { signKey: 'sign.key.pem', signCertificate: 'sign.cert.pem' }
  const self = {
    ...given.self,
    'edelivery-2.0-eddsa': { ...files, decryptKey: 'decrypt.key.pem', decryptCertificate: 'decrypt.cert.pem' },
  }
  const certificates = ['sign.cert.pem', 'decrypt.cert.pem']
  const gamma = { partyId: 'gamma', url: 'https://gamma.example/as4', certificates, profile: 'edelivery-2.0-eddsa' }
  await writeFile(config, JSON.stringify({ ...given, self, partners: [gamma], agreements: [] }))
  const to = join(dir, 'for-gamma')
  expect(await run('export', 'gamma', '--url', 'https://alpha.example/as4', '--to', to)).toMatchObject({ status: 0 })
  expect((await readdir(to)).toSorted()).toEqual([
    'decrypt-certificate.pem',
    'parameters.json',
    'sheet.md',
    'sign-certificate.pem',
  ])
  expect(JSON.parse(await readFile(join(to, 'parameters.json'), 'utf8'))).toMatchObject({
    securityProfile: 'edelivery-2.0-eddsa',
    algorithms: {
      signature: 'http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519',
      keyEstablishment: 'http://www.w3.org/2021/04/xmldsig-more#x25519',
      contentEncryption: 'http://www.w3.org/2009/xmlenc11#aes128-gcm',
    },
    certificates: [{ uses: ['signing'] }, { uses: ['encryption'] }],
  })
  expect(await readFile(join(to, 'sheet.md'), 'utf8')).toContain('edelivery-2.0-eddsa')
})

test('a tenant and a configuration at once are wrong use', async () => {
  expect(await run('directory', '--tenant', dir)).toMatchObject({
    status: 2,
    printed: expect.stringContaining('usage:'),
  })
})
