import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type TestTenants, testTenants } from '@sustento/platform/testing/tenants'
import type { DataSource } from 'typeorm'
import {
  type Artifact,
  consumeArtifact,
  deleteArtifactsOfGrant,
  deleteArtifactsOfSubject,
  deleteExpiredArtifacts,
  findArtifact,
  putArtifact,
} from './artifacts.ts'
import { identityEntities } from './entities.ts'
import { identityMigrations } from './migrations.ts'

let tenants: TestTenants
let db: DataSource

beforeAll(async () => {
  tenants = await testTenants('identity', identityEntities, identityMigrations)
  db = await tenants.dbs.get('ca-east')
})
afterAll(() => tenants.close())

const vault = { tenant: 'ca-east', key: randomBytes(32) }
const subject = '6a1f2f7e-98a2-4c1e-9d11-111111111111'
const now = new Date('2026-03-02T08:00:00Z')
const later = new Date('2026-03-02T09:00:00Z')
const session: Artifact = { kind: 'Session', id: 'secret of a browser', payload: { a: 1 }, subject, expiresAt: later }
const find = (id: string, at = now, by = vault) => findArtifact(db.manager, by, 'Session', { id }, at)

describe('what the issuer remembers', () => {
  test('is found by its id, and by its second id, until it expires', async () => {
    await putArtifact(db.manager, vault, { ...session, uid: 'second id' })
    expect(await find(session.id)).toEqual({ payload: { a: 1 }, consumedAt: undefined })
    expect((await findArtifact(db.manager, vault, 'Session', { uid: 'second id' }, now))?.payload).toEqual({ a: 1 })
    expect(await find(session.id, later)).toBeUndefined()
    expect(await findArtifact(db.manager, vault, 'Grant', { id: session.id }, now)).toBeUndefined()
  })

  test('is written again in place', async () => {
    await putArtifact(db.manager, vault, { ...session, payload: { a: 2 } })
    expect((await find(session.id))?.payload).toEqual({ a: 2 })
  })

  test('is used up once', async () => {
    await putArtifact(db.manager, vault, { ...session, id: 'code' })
    const firsts = await Promise.all([1, 2, 3].map(() => consumeArtifact(db.manager, 'Session', 'code', now)))
    expect(firsts.filter(Boolean)).toHaveLength(1)
    expect((await find('code'))?.consumedAt).toEqual(now)
  })

  test('goes with its grant and with its user', async () => {
    await putArtifact(db.manager, vault, { ...session, id: 'one', grantId: 'grant', subject: undefined })
    await putArtifact(db.manager, vault, { ...session, id: 'two' })
    await deleteArtifactsOfGrant(db.manager, 'grant')
    expect([await find('one'), (await find('two'))?.payload]).toEqual([undefined, { a: 1 }])
    await deleteArtifactsOfSubject(db.manager, subject)
    expect(await find('two')).toBeUndefined()
  })

  test('tells a reader of the database nothing, and does not open in another place', async () => {
    await putArtifact(db.manager, vault, { ...session, payload: { cookie: 'canary' } })
    await putArtifact(db.manager, vault, { ...session, id: 'other' })
    const [{ rows }] = await db.query('SELECT json_agg(a)::text AS rows FROM issuer_artifact a')
    const [{ raw }] = await db.query(
      `SELECT string_agg(encode(sealed_payload, 'escape'), '') AS raw FROM issuer_artifact`,
    )
    expect(rows + raw).not.toMatch(/canary|secret of a browser/)
    await db.query('UPDATE issuer_artifact SET sealed_payload = (SELECT max(sealed_payload) FROM issuer_artifact)')
    const opened = await Promise.allSettled([find(session.id), find('other')])
    expect(opened.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('is removed after it expired', async () => {
    await db.query('DELETE FROM issuer_artifact')
    await putArtifact(db.manager, vault, { ...session, id: 'past', expiresAt: now })
    await putArtifact(db.manager, vault, { ...session, id: 'present' })
    expect(await deleteExpiredArtifacts(db.manager, now)).toBe(1)
    expect((await find('present'))?.payload).toEqual({ a: 1 })
  })
})
