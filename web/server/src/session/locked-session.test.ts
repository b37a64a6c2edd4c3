import { randomBytes, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createDatabase, dropDatabase } from '@sustento/platform/testing/databases'
import session, { type SessionData } from 'express-session'
import type { Pool } from 'pg'
import { openSessionDatabase } from './database.ts'
import { changeSession } from './locked-session.ts'
import { SealedStore } from './sealed-store.ts'
import type { SignIn } from './sign-in.ts'

const name = `web_${randomUUID().slice(0, 8)}`
const key = randomBytes(32)
let pool: Pool
let store: SealedStore
beforeAll(async () => {
  pool = await openSessionDatabase(await createDatabase(name, 'web', []), 5, () => undefined)
  store = new SealedStore({ pool, key, idleSeconds: 60, onPruneFailed: () => undefined })
})
afterAll(async () => {
  store.close()
  await pool.end()
  await dropDatabase(name)
})

const signIn: SignIn = {
  tenant: 'ca-east',
  subject: 'u-1',
  signedInAt: 0,
  csrfToken: 'c',
  accessToken: '0',
  accessExpiresAt: 0,
  idToken: 'i',
}

async function begin(): Promise<string> {
  const id = randomUUID()
  const data: SessionData = { cookie: new session.Cookie(), signIn }
  await promisify(store.set.bind(store))(id, data)
  return id
}
const remembered = (id: string) =>
  new Promise<SignIn | undefined>((resolve, reject) => {
    store.get(id, (error, data) => (error ? reject(error) : resolve(data?.signIn)))
  })
const plusOne = async (present: SignIn): Promise<SignIn> => ({
  ...present,
  accessToken: String(Number(present.accessToken) + 1),
})

describe('a session that is changed', () => {
  test('by many at once is changed by one after the other', async () => {
    const id = await begin()
    await Promise.all(Array.from({ length: 12 }, () => changeSession(pool, key, id, plusOne)))
    expect(await remembered(id)).toEqual({ ...signIn, accessToken: '12' })
  })

  test('does not come back when it ended meanwhile', async () => {
    const id = await begin()
    const destroy = promisify(store.destroy.bind(store))
    let ending: Promise<unknown> | undefined
    await changeSession(pool, key, id, (present) => {
      ending = destroy(id)
      return plusOne(present)
    })
    await ending
    expect(await remembered(id)).toBeUndefined()
    expect(await changeSession(pool, key, id, plusOne)).toBeUndefined()
    expect(await remembered(id)).toBeUndefined()
  })

  test('to nothing is gone', async () => {
    const id = await begin()
    expect(await changeSession(pool, key, id, async () => undefined)).toBeUndefined()
    expect(await remembered(id)).toBeUndefined()
  })

  test('without success stays as it was', async () => {
    const id = await begin()
    const failing = changeSession(pool, key, id, () => Promise.reject(new Error('issuer away')))
    await expect(failing).rejects.toThrow('issuer away')
    expect(await remembered(id)).toEqual(signIn)
  })
})

test('a session sealed with another key is none', async () => {
  const id = await begin()
  const other = new SealedStore({ pool, key: randomBytes(32), idleSeconds: 60, onPruneFailed: () => undefined })
  const got = await new Promise((resolve) => other.get(id, (_error, data) => resolve(data)))
  other.close()
  expect(got).toBeNull()
})
