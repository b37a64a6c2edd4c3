import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { commandNames, doCommand, main } from './commands.ts'
import { platformMigrations } from './migrations/platform.ts'
import { fileKeys } from './seal/file-keys.ts'
import { keyring } from './seal/keyring.ts'
import { type ServiceBase, serviceBase } from './service.ts'
import { serviceEnv } from './service-env.ts'
import { recordingLog } from './testing/log.ts'
import { type TestTenants, testTenants } from './testing/tenants.ts'

let at: TestTenants

beforeEach(async () => {
  at = await testTenants('cases', [], platformMigrations, { keys: true, bus: true })
})
afterEach(async () => {
  process.exitCode = undefined
  await at.close()
})

function open() {
  const env = serviceEnv({ grpcPort: 0, httpPort: 0, pool: 2 })
  const config = env.parse({ TENANTS_DIR: at.dir, LOG_LEVEL: 'silent' })
  const { log, lines } = recordingLog()
  const base: ServiceBase = {
    ...serviceBase('cases', config, { entities: [], migrations: platformMigrations }),
    log,
  }
  return { config, base, lines }
}

const kekOf = (tenant: string) => join(at.dir, tenant, 'kek')

test('without a command the service is started, with one it is not', async () => {
  const { config, base } = open()
  const started: unknown[] = []
  const start = async (given: unknown) => void started.push(given)
  await main(config, () => base, start, [])
  expect(started).toEqual([config])
  await main(config, () => base, start, ['audit-verify'])
  expect([started.length, process.exitCode]).toEqual([1, undefined])
})

test('after rotating the old key-encryption key opens nothing and is not needed', async () => {
  const before = await keyring({ dbs: at.dbs, keys: fileKeys(at.tenants) }).create('ca-east', 'cases/1')
  const old = await readFile(kekOf('ca-east'), 'utf8')
  const fresh = randomBytes(32).toString('base64')
  await writeFile(kekOf('ca-east'), `${fresh}\n${old}`)
  const { base, lines } = open()
  expect(await doCommand('rotate-keys', base)).toBe(true)
  expect(lines.map(({ tenant }) => tenant)).toEqual(['ca-east', 'ca-west'])
  const read = () => keyring({ dbs: at.dbs, keys: fileKeys(at.tenants) }).open('ca-east', 'cases/1')
  await writeFile(kekOf('ca-east'), `${fresh}\n`)
  expect(await read()).toEqual(before)
  await writeFile(kekOf('ca-east'), `${old}\n`)
  await expect(read()).rejects.toThrow()
})

test('a tenant whose keys cannot be wrapped makes the command fail and holds up no other', async () => {
  await keyring({ dbs: at.dbs, keys: fileKeys(at.tenants) }).create('ca-east', 'cases/1')
  await writeFile(kekOf('ca-east'), randomBytes(32).toString('base64'))
  const { config, base, lines } = open()
  await main(
    config,
    () => base,
    async () => undefined,
    ['rotate-keys'],
  )
  expect(process.exitCode).toBe(1)
  expect(lines).toMatchObject([
    { tenant: 'ca-east', level: 'error' },
    { tenant: 'ca-west', level: 'info' },
  ])
})

test('an unknown command names those that there are', async () => {
  const { base } = open()
  await expect(doCommand('rotate', base)).rejects.toThrow(commandNames.join(', '))
})
