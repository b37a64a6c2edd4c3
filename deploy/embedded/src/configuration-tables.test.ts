import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { issueIdentity, makeDemoCa } from '@sustento/messaging/demo-ca'
import { readAccessPoint } from '@sustento/messaging/store/access-point-files'
import { systemClock } from '@sustento/platform/clock'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { readTenants } from '@sustento/platform/tenant-files'
import { tables, withTables } from './configuration-tables.ts'

const docs = new URL('../../../docs/', import.meta.url)

describe('docs/configuration.md', () => {
  test('has the keys that the schemas have; after a change: node tools/configuration.mjs', async () => {
    const page = await readFile(new URL('configuration.md', docs), 'utf8')
    for (const name of Object.keys(tables)) expect(page).toContain(`<!-- table: ${name} -->`)
    expect(page).toBe(withTables(page))
  })

  test('says of every key what it means', () => {
    for (const table of Object.values(tables)) expect(table).not.toMatch(/\|\s*\|\n/)
  })
})

describe('docs/examples/tenants', () => {
  let dir: string
  const inTenant = (name: string) => join(dir, 'ca-north', name)

  /** The example, with what a deployment adds: the key-encryption key and the access point's own key pair. */
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'sustento-example-'))
    await cp(new URL('examples/tenants', docs), dir, { recursive: true })
    await writeFile(inTenant('kek'), randomBytes(32).toString('base64'))
    const at = systemClock.now()
    const subject = { commonName: 'ca-north access point', country: 'BE' }
    const { key, certificate } = await issueIdentity(await makeDemoCa(at, 2048), subject, at, 2048)
    await writeFile(inTenant('as4/key.pem'), key)
    await writeFile(inTenant('as4/cert.pem'), certificate)
  })
  afterAll(() => rm(dir, { recursive: true }))

  test.each(['cases', 'forms', 'identity', 'messaging', 'stats', 'web'])('are read by %s', (service) => {
    expect(readTenants(dir, service)).toMatchObject([{ id: 'ca-north', service: { clientId: service } }])
  })

  test('give the access point its partner', async () => {
    const [tenant] = readTenants(dir, 'messaging')
    if (!tenant) throw new Error('the example has no tenant')
    expect(await readAccessPoint(tenant)).toMatchObject({ party: 'ca-north', partners: [{ id: 'ca-south' }] })
  })

  test('take a key-encryption key as it is made on the page', async () => {
    const keys = fileKeys(readTenants(dir, 'cases'))
    const wrapped = await keys.wrap('ca-north', Buffer.from('a key'))
    expect((await keys.unwrap('ca-north', wrapped)).toString()).toBe('a key')
  })
})
