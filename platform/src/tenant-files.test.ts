import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readTenants } from './tenant-files.ts'
import { writeService, writeTenant } from './testing/tenant-folder.ts'

let dir: string
const account = { clientId: 'service-cases', clientSecret: 'sixteen characters or more' }

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sustento-tenant-files-'))
})
afterEach(() => rm(dir, { recursive: true }))

async function authority(id: string, issuer = `http://127.0.0.1:9/oidc/${id}`): Promise<void> {
  await writeTenant(dir, id, issuer)
  await writeService(dir, id, 'cases', { ...account, url: 'postgres://role@host/db' })
}

test('reads what every service shares and what is its own', async () => {
  await authority('ca-east')
  const [tenant] = readTenants(dir, 'cases')
  expect(tenant).toMatchObject({
    id: 'ca-east',
    service: { url: 'postgres://role@host/db' },
    folder: join(dir, 'ca-east'),
  })
})

test('names everything that is wrong in one error, without values', async () => {
  await authority('ca-east')
  await authority('ca-west')
  await writeService(dir, 'ca-east', 'cases', { clientId: 'service-cases', clientSecret: 'too short' })
  await writeFile(join(dir, 'ca-west', 'tenant.json'), '{')
  expect(() => readTenants(dir, 'cases')).toThrow(/clientSecret.*ca-west.tenant\.json: not JSON/)
  expect(() => readTenants(dir, 'cases')).not.toThrow(/too short/)
})

test('a tenant without the file of the service is named', async () => {
  await authority('ca-east')
  expect(() => readTenants(dir, 'forms')).toThrow(/forms\.json: cannot be read/)
})

test('an issuer selects one tenant only', async () => {
  await authority('ca-east', 'http://127.0.0.1:9/oidc/shared')
  await authority('ca-west', 'http://127.0.0.1:9/oidc/shared')
  expect(() => readTenants(dir, 'cases')).toThrow(/same issuer/)
})

test('a folder must bear the name of its tenant', async () => {
  await authority('ca-east')
  await writeTenant(dir, 'ca-west', 'http://127.0.0.1:9/oidc/ca-west')
  await writeService(dir, 'ca-west', 'cases', account)
  await writeFile(
    join(dir, 'ca-west', 'tenant.json'),
    JSON.stringify({ ...readTenants(dir, 'cases')[0], id: 'ca-north' }),
  )
  expect(() => readTenants(dir, 'cases')).toThrow(/id is not the folder's name/)
})
