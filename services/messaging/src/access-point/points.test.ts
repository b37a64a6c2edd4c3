import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { fixedClock } from '@sustento/platform/clock'
import { recordingLog } from '@sustento/platform/testing/log'
import { testAuthority } from '../testing/authority.ts'
import { readConfig } from './config/read-config.ts'
import { onePoint } from './points.ts'
import { tenant } from './tenant.ts'

const dir = await mkdtemp(join(tmpdir(), 'sustento-points-alone-'))
afterAll(() => rm(dir, { recursive: true }))
const at = (name: string) => join(dir, name)

const clock = fixedClock('2026-11-22T10:00:00Z')
const authority = await testAuthority('Test authority', clock.now())
const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
const certify = async (name: string) => (await authority.certify(name, own.publicKey)).toString()
await writeFile(at('alpha.key.pem'), own.privateKey.export({ type: 'pkcs8', format: 'pem' }))
await writeFile(at('ca.pem'), authority.certificate.toString())
await writeFile(at('alpha.cert.pem'), await certify('alpha'))
await writeFile(at('first.pem'), await certify('beta'))
await writeFile(at('second.pem'), await certify('beta'))
await symlink('first.pem', at('beta.cert.pem'))

const partner = { partyId: 'beta', url: 'http://127.0.0.1:8282/as4', certificates: ['beta.cert.pem'] }
const write = (partners: object[]) =>
  writeFile(
    at('alpha.json'),
    JSON.stringify({
      data: './data',
      listen: { port: 0 },
      self: { partyId: 'alpha', key: 'alpha.key.pem', certificate: 'alpha.cert.pem' },
      trust: ['ca.pem'],
      partners,
    }),
  )
await write([partner])

const { log, lines } = recordingLog()
const points = onePoint(await readConfig(at('alpha.json')), at('alpha.json'), { clock, log })
const point = () => points.get(tenant)

test('the files are read again when one of them has changed, and only then', async () => {
  await points.reload()
  const first = point()
  await points.reload()
  expect(point()).toBe(first)
  await symlink('second.pem', at('link'))
  await rename(at('link'), at('beta.cert.pem'))
  await points.reload()
  expect(point().partners[0]?.certificates[0]?.raw).not.toEqual(first.partners[0]?.certificates[0]?.raw)
  await write([partner, { ...partner, partyId: 'gamma' }])
  await points.reload()
  expect(point().partners.map(({ party }) => party)).toEqual(['beta', 'gamma'])
})

test('what is wrong is said once, and read again when it is mended', async () => {
  const before = point()
  await rename(at('first.pem'), at('away.pem'))
  await write([partner, { ...partner, partyId: 'delta', certificates: ['first.pem'] }])
  lines.length = 0
  for (let pass = 0; pass < 3; pass++) await points.reload()
  expect(point()).toBe(before)
  expect(lines).toMatchObject([{ level: 'error', msg: 'the configuration cannot be used, the old one stays' }])
  await rename(at('away.pem'), at('first.pem'))
  await points.reload()
  expect(point().partners.map(({ party }) => party)).toEqual(['beta', 'delta'])
})

test('certificates are judged by the day, though no file has changed', async () => {
  expect(point().partners[0]?.certificates).toHaveLength(1)
  clock.set('2126-11-22T10:00:00Z')
  await points.reload()
  expect(point().partners[0]?.certificates).toHaveLength(0)
})
