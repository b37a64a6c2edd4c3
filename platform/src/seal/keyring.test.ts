import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { platformMigrations } from '../migrations/platform.ts'
import { type TestTenants, testTenants } from '../testing/tenants.ts'
import { applyErasures } from './erasures.ts'
import { fileKeys } from './file-keys.ts'
import { erasureMigrations } from './key-migrations.ts'
import { type Keyring, keyring } from './keyring.ts'

let at: TestTenants

beforeAll(async () => {
  at = await testTenants('sealing', [], [...platformMigrations, ...erasureMigrations], { keys: true })
})

afterAll(() => at.close())

const freshRing = (): Keyring => keyring({ dbs: at.dbs, keys: fileKeys(at.tenants) })

test('a scope has one key, whoever asks first and in whichever process', async () => {
  const rings = [freshRing(), freshRing(), freshRing()]
  const made = await Promise.all(rings.map((ring) => ring.create('ca-east', 'cases/1')))
  expect(new Set(made.map((key) => key.toString('hex'))).size).toBe(1)
  expect(await freshRing().open('ca-east', 'cases/1')).toEqual(made[0])
})

test('scopes and tenants have different keys', async () => {
  const ring = freshRing()
  const keys = [
    await ring.create('ca-east', 'cases/2'),
    await ring.create('ca-east', 'cases/3'),
    await ring.create('ca-west', 'cases/2'),
  ]
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(3)
})

test('the key database holds no key in the clear', async () => {
  const key = await freshRing().create('ca-east', 'cases/4')
  const [row] = await (await at.dbs.keys('ca-east')).query(`SELECT wrapped FROM scope_keys WHERE scope = 'cases/4'`)
  expect(row.wrapped.includes(key)).toBe(false)
})

test('a destroyed key is gone, cannot be made again, and the erasure is registered', async () => {
  const ring = freshRing()
  await ring.create('ca-east', 'cases/5')
  const data = await at.dbs.get('ca-east')
  await data.transaction((tx) => ring.destroy('ca-east', 'cases/5', tx))
  await expect(ring.open('ca-east', 'cases/5')).rejects.toMatchObject({ reason: 'ERASED' })
  await expect(freshRing().create('ca-east', 'cases/5')).rejects.toMatchObject({ reason: 'ERASED' })
  expect(await data.query(`SELECT scope FROM erasures WHERE scope = 'cases/5'`)).toHaveLength(1)
})

test.each(['keys', 'data'])(
  'what a restore of the %s database brings back is erased again before the tenant serves',
  async (restored) => {
    const scope = `cases/restored-${restored}`
    const ring = freshRing()
    await ring.create('ca-west', scope)
    const [data, keyDb] = [await at.dbs.get('ca-west'), await at.dbs.keys('ca-west')]
    const [backup] = await keyDb.query('SELECT * FROM scope_keys WHERE scope = $1', [scope])
    await data.transaction((tx) => ring.destroy('ca-west', scope, tx))
    if (restored === 'keys') {
      await keyDb.query('DELETE FROM erasures WHERE scope = $1', [scope])
      await keyDb.query('INSERT INTO scope_keys (scope, version, wrapped) VALUES ($1, $2, $3)', [
        scope,
        backup.version,
        backup.wrapped,
      ])
    } else await data.query('DELETE FROM erasures WHERE scope = $1', [scope])
    const again: string[] = []
    await applyErasures(at.dbs, async (_, erased) => void again.push(erased))('ca-west', data)
    expect(again).toEqual(restored === 'data' ? [scope] : [])
    await expect(freshRing().open('ca-west', scope)).rejects.toMatchObject({ reason: 'ERASED' })
  },
)

test('the key-encryption key rotates while everything runs', async () => {
  const before = await freshRing().create('ca-west', 'cases/rotated')
  const file = join(at.tenants.find(({ id }) => id === 'ca-west')?.folder ?? '', 'kek')
  const old = await readFile(file, 'utf8')
  await writeFile(file, `${randomBytes(32).toString('base64')}\n${old}`)
  const ring = freshRing()
  expect(await ring.rotate('ca-west')).toBeGreaterThan(0)
  await writeFile(file, `${(await readFile(file, 'utf8')).split('\n')[0]}\n`)
  expect(await freshRing().open('ca-west', 'cases/rotated')).toEqual(before)
})

test('a process that runs on through a rotation keeps opening and creating', async () => {
  const running = freshRing()
  const before = await running.create('ca-east', 'cases/running')
  const file = join(at.tenants.find(({ id }) => id === 'ca-east')?.folder ?? '', 'kek')
  const old = await readFile(file, 'utf8')
  await writeFile(file, `${randomBytes(32).toString('base64')}\n${old}`)
  const work = Array.from({ length: 20 }, (_, n) => running.create('ca-east', `cases/while-${n}`))
  const [rotated] = await Promise.all([running.rotate('ca-east'), ...work])
  expect(rotated).toBeGreaterThan(0)
  await writeFile(file, `${(await readFile(file, 'utf8')).split('\n')[0]}\n`)
  expect(await running.open('ca-east', 'cases/running')).toEqual(before)
  expect(await freshRing().open('ca-east', 'cases/while-19')).toEqual(await running.open('ca-east', 'cases/while-19'))
})

test('a key is not made anew while its scope is being erased', async () => {
  const data = await at.dbs.get('ca-east')
  for (let n = 0; n < 20; n++) {
    const scope = `cases/race-${n}`
    await freshRing().create('ca-east', scope)
    await Promise.allSettled([
      data.transaction((tx) => freshRing().destroy('ca-east', scope, tx)),
      freshRing().create('ca-east', scope),
      freshRing().create('ca-east', scope),
    ])
    await expect(freshRing().open('ca-east', scope)).rejects.toMatchObject({ reason: 'ERASED' })
  }
})

test('the place of the key-encryption key is asked once, not for every case', async () => {
  await freshRing().create('ca-east', 'cases/page-0')
  let calls = 0
  const counted = fileKeys(at.tenants)
  const keys = {
    ...counted,
    unwrap: (tenant: string, wrapped: Buffer) => {
      calls += 1
      return counted.unwrap(tenant, wrapped)
    },
  }
  const ring = keyring({ dbs: at.dbs, keys })
  await Promise.all(Array.from({ length: 50 }, (_, n) => ring.create('ca-east', `cases/page-${n}`)))
  expect(calls).toBe(1)
})
