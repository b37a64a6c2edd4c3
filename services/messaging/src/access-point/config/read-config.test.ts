import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, jest, test } from '@jest/globals'
import { testAuthority } from '../../testing/authority.ts'
import { readConfig } from './read-config.ts'

const dir = await mkdtemp(join(tmpdir(), 'sustento-config-'))
afterAll(() => rm(dir, { recursive: true }))
const file = join(dir, 'alpha.json')

const authority = await testAuthority('Test authority', new Date('2026-11-22T10:00:00Z'))
const [own, foreign, ed] = [
  generateKeyPairSync('rsa', { modulusLength: 2048 }),
  generateKeyPairSync('rsa', { modulusLength: 2048 }),
  generateKeyPairSync('ed25519'),
]
const files = {
  'ca.pem': authority.certificate.toString(),
  'alpha.key.pem': own.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  'locked.key.pem': own.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open' }),
  'alpha.pkcs8.der': own.privateKey.export({ type: 'pkcs8', format: 'der' }),
  'alpha.pkcs1.der': own.privateKey.export({ type: 'pkcs1', format: 'der' }),
  'alpha.cert.pem': (await authority.certify('alpha', own.publicKey)).toString(),
  'beta.cert.pem': (await authority.certify('beta', foreign.publicKey)).toString(),
  'ed.key.pem': ed.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  'ed.cert.pem': (await authority.certify('alpha', ed.publicKey)).toString(),
}
for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content)

const beta = { partyId: 'beta', url: 'http://127.0.0.1:8282/as4', certificates: ['beta.cert.pem'] }
const good = {
  data: './ap-data',
  listen: { port: 8181 },
  self: { partyId: 'alpha', key: 'alpha.key.pem', certificate: 'alpha.cert.pem' },
  trust: ['ca.pem'],
  partners: [beta],
}

async function read(config: unknown) {
  await writeFile(file, typeof config === 'string' ? config : JSON.stringify(config))
  return readConfig(file)
}
const wrong = async (config: unknown): Promise<string> =>
  read(config).then(
    () => 'nothing',
    ({ message }) => message.replace(`${file}: `, ''),
  )

describe('a configuration', () => {
  test('has paths relative to its folder, and says only what is not usual', async () => {
    const config = await read(good)
    expect(config).toMatchObject({
      data: join(dir, 'ap-data'),
      listen: { host: '127.0.0.1', port: 8181, path: '/as4' },
      partners: [{ profile: 'edelivery-1.x', tokenReference: 'bst' }],
      agreements: [],
    })
    expect(Object.keys(config.self.keys)).toEqual(['edelivery-1.x'])
    expect(config.trust).toHaveLength(1)
  })

  test('opens a key with its password', async () => {
    const self = { ...good.self, key: 'locked.key.pem' }
    expect(await wrong({ ...good, self: { ...self, password: 'open' } })).toBe('nothing')
    expect(await wrong({ ...good, self: { ...self, password: 'other' } })).toMatch(/^self.key holds no private key/)
  })

  test('opens keys as DER, and takes the password from the environment where it says none', async () => {
    const environment = jest.replaceProperty(process, 'env', { ACCESS_POINT_PASSWORD: 'open' })
    expect(await wrong({ ...good, self: { ...good.self, key: 'locked.key.pem' } })).toBe('nothing')
    environment.restore()
    expect(await wrong({ ...good, self: { ...good.self, key: 'locked.key.pem' } })).toContain('self.key')
    for (const key of ['alpha.pkcs8.der', 'alpha.pkcs1.der']) {
      expect(await wrong({ ...good, self: { ...good.self, key } })).toBe('nothing')
    }
  })

  test('may begin with a byte order mark', async () => {
    expect(await wrong(`\ufeff${JSON.stringify(good)}`)).toBe('nothing')
  })

  test('takes one database for all, or one apart for keys', async () => {
    const url = 'postgres://ap:secret@db.example/ap'
    expect(await read({ ...good, database: url })).toMatchObject({ database: { url } })
    expect(await read({ ...good, database: { url, keysUrl: url } })).toMatchObject({ database: { keysUrl: url } })
  })

  test('names everything that is wrong in one error, and no value', async () => {
    const message = await wrong({
      data: '',
      listen: { port: 'secret-a', path: 'as4' },
      self: { partyId: '', key: 'nowhere.pem', certificate: 'alpha.cert.pem', extra: 1 },
      trust: ['alpha.key.pem'],
      partners: [
        { partyId: 'beta', url: 'ftp://secret-b', certificates: [], profile: 'secret-c', tokenReference: 'x' },
      ],
      agreements: [{ partner: 'beta', service: 'svc' }],
    })
    for (const field of [
      ...['data', 'listen.port', 'listen.path', 'self.partyId', 'self.key', 'trust.0'],
      ...['partners.0.url', 'partners.0.certificates', 'partners.0.profile', 'partners.0.tokenReference'],
      ...['agreements.0.action'],
    ]) {
      expect(message).toContain(field)
    }
    expect(message).toContain('extra')
    expect(message).not.toContain('secret')
  })

  test('may have partners of our name under another type, and not ourselves', async () => {
    expect(await wrong({ ...good, partners: [{ ...beta, partyId: 'alpha', partyIdType: 'urn:other' }] })).toBe(
      'nothing',
    )
    const partners = [{ ...beta, partyId: 'alpha' }]
    expect(await wrong({ ...good, partners })).toMatch(/^partners.0.partyId is our own: .* \(PARTNER_IS_SELF\)$/)
  })

  test('may have probes and metrics, on this machine alone unless it says otherwise', async () => {
    expect((await read(good)).operations).toBeUndefined()
    expect(await read({ ...good, operations: { port: 9090 } })).toMatchObject({
      operations: { host: '127.0.0.1', port: 9090 },
    })
    expect(await wrong({ ...good, operations: { port: 8181 } })).toBe('operations.port is the one of listen')
    expect(await wrong({ ...good, operations: { port: 9090, password: 'x' } })).toContain('operations')
  })

  test('says what a store of Java is, wherever one is named', async () => {
    await writeFile(join(dir, 'store.jks'), Buffer.from('feedfeed00000002', 'hex'))
    expect(await wrong({ ...good, self: { ...good.self, key: 'store.jks' } })).toMatch(/^self.key .*\(KEY_STORE_JKS\)$/)
    expect(await wrong({ ...good, trust: ['store.jks'] })).toMatch(/^trust.0 .*keytool.*\(KEY_STORE_JKS\)$/)
  })

  test.each([
    ['no JSON', '{', 'is not JSON'],
    [
      'a foreign certificate',
      { ...good, self: { ...good.self, certificate: 'beta.cert.pem' } },
      'self.certificate is not the certificate of the key',
    ],
    [
      'no certificate',
      { ...good, self: { partyId: 'alpha', key: 'alpha.key.pem' } },
      'self.key holds no certificate of the key',
    ],
    [
      'a key of another profile',
      { ...good, self: { partyId: 'alpha', key: 'ed.key.pem', certificate: 'ed.cert.pem' } },
      'self.key is not a key for this profile',
    ],
    [
      'a profile without keys of ours',
      { ...good, partners: [{ ...beta, profile: 'edelivery-2.0-eddsa' }] },
      'partners.0.profile needs keys',
    ],
    [
      'a partner without certificates for its profile',
      { ...good, partners: [{ ...beta, certificates: ['ed.cert.pem'] }] },
      'partners.0.certificates have none for signing',
    ],
    [
      'a password in an address',
      { ...good, partners: [{ ...beta, url: 'http://a:secret@beta.example/as4' }] },
      'partners.0.url must hold no password',
    ],
    ['a partner twice', { ...good, partners: [beta, beta] }, 'partners.1.partyId is that of another partner'],
    [
      'an agreement with nobody',
      { ...good, agreements: [{ partner: 'gamma', service: 's', action: 'a' }] },
      'agreements.0.partner is none',
    ],
  ])('with %s is refused', async (_, config, message) => {
    expect(await wrong(config)).toContain(message)
  })

  test('that is not there is refused', async () => {
    await expect(readConfig(join(dir, 'nowhere.json'))).rejects.toThrow('cannot be read (ENOENT)')
  })
})
