import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Ctx } from '@sustento/platform/ctx'
import { UserUpdated } from '@sustento/platform/gen/sustento/identity/v1/identity_events'
import type { User } from '@sustento/platform/gen/sustento/identity/v1/identity_service'
import { testCtx } from '@sustento/platform/testing/ctx'
import { type TestIssuer, testIssuer, users } from '../testing/issuer.ts'
import { signIn } from '../testing/sign-in.ts'
import { identityService } from './identity-service.ts'

let issuer: TestIssuer
let service: ReturnType<typeof identityService>
let ctx: Ctx
let count = 0

beforeAll(async () => {
  issuer = await testIssuer()
  service = identityService(issuer.app, issuer.tenants.tenants)
})
afterAll(() => issuer.close())
beforeEach(() => {
  issuer.clock.advance(60_000)
  ctx = testCtx('ca-east', { actor: { subject: 'administrator-1', kind: 'user', roles: ['administrator'] } })
})

const { nuru } = users
const parent = 'tenants/ca-east'
const query = async (sql: string) => (await issuer.app.dbs.get('ca-east')).query(sql)
const profile = (): User => {
  count += 1
  const said = { login: `person.${count}`, displayName: 'Kofi Sundby', email: 'kofi@authority.example' }
  return { ...noUser, ...said, roles: ['caseworker'] }
}
const noUser: User = {
  name: '',
  login: '',
  displayName: '',
  email: '',
  roles: [],
  disabled: false,
  secondFactorEnrolled: false,
  lockedUntil: undefined,
  createTime: undefined,
  etag: '',
}

async function created(): Promise<User> {
  const { user } = await service.createUser({ parent, user: profile(), requestId: randomUUID() }, ctx)
  if (!user) throw new Error('no user')
  return user
}

const update = (user: Partial<User>, updateMask: string[], requestId = randomUUID()) =>
  service.updateUser({ user: { ...noUser, ...user }, updateMask, requestId }, ctx)

describe('creating a user', () => {
  test('gives a one-time password once, a fact and an audit line without personal data', async () => {
    const request = { parent, user: profile(), requestId: randomUUID() }
    const first = await service.createUser(request, ctx)
    expect(first.oneTimePassword).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/)
    expect(first.user).toMatchObject({ login: request.user.login, secondFactorEnrolled: false, disabled: false })
    const again = await service.createUser(request, ctx)
    expect(again).toEqual({ user: first.user, oneTimePassword: '' })
    const [{ told }] = await query(
      'SELECT json_agg(o)::text || (SELECT json_agg(a)::text FROM audit a) AS told FROM outbox o',
    )
    expect(told).toContain(first.user?.name)
    expect(told).not.toMatch(/Kofi|Sundby|person\.|kofi@/)
  })

  test('stores nothing about the person in the clear', async () => {
    const { login } = await created()
    const [{ raw }] = await query(
      `SELECT string_agg(u::text || encode(sealed_login, 'escape') || encode(sealed_display_name, 'escape'), '') AS raw FROM app_user u`,
    )
    expect(raw).not.toMatch(new RegExp(`Kofi|kofi@|${login}`))
  })

  test('the same login, however it is written, is refused; at the other authority it is free', async () => {
    const { login } = await created()
    const user = { ...profile(), login: ` ${login.toUpperCase()}` }
    await expect(service.createUser({ parent, user, requestId: randomUUID() }, ctx)).rejects.toMatchObject({
      reason: 'ALREADY_EXISTS',
    })
    const west = testCtx('ca-west', { actor: ctx.actor })
    const other = await service.createUser({ parent: 'tenants/ca-west', user, requestId: randomUUID() }, west)
    expect(other.user?.login).toBe(login)
  })

  test('names every field that is wrong', async () => {
    const user = { ...noUser, login: 'a b', roles: ['service-cases'], email: 'none' }
    const refused = service.createUser({ parent, user, requestId: randomUUID() }, ctx)
    await expect(refused).rejects.toMatchObject({
      reason: 'INVALID_ARGUMENT',
      violations: [
        { field: 'user.login' },
        { field: 'user.display_name' },
        { field: 'user.email' },
        { field: 'user.roles' },
      ],
    })
  })

  test('a request id is not used for something else', async () => {
    const requestId = randomUUID()
    await service.createUser({ parent, user: profile(), requestId }, ctx)
    await expect(service.createUser({ parent, user: profile(), requestId }, ctx)).rejects.toMatchObject({
      reason: 'REQUEST_ID_REUSED',
    })
  })
})

describe('changing a user', () => {
  test('changes what the mask names and nothing else', async () => {
    const before = await created()
    const changed = { ...before, displayName: 'Kofi Lund', roles: ['auditor'], email: 'other@authority.example' }
    const { user } = await update(changed, ['display_name', 'roles'])
    expect(user).toEqual({ ...before, displayName: 'Kofi Lund', roles: ['auditor'], etag: expect.any(String) })
    expect(user?.etag).not.toBe(before.etag)
    const [fact] = await query(`SELECT data FROM outbox WHERE type LIKE '%UserUpdated' ORDER BY seq DESC LIMIT 1`)
    expect(UserUpdated.decode(fact.data)).toEqual({
      user: before.name,
      fields: ['display_name', 'roles'],
      roles: ['auditor'],
      disabled: false,
    })
  })

  test.each([
    ['no etag', { etag: '' }, ['roles'], 'ETAG_REQUIRED'],
    ['an old etag', { etag: randomUUID() }, ['roles'], 'STALE_ETAG'],
    ['no mask', {}, [], 'INVALID_ARGUMENT'],
    ['a field that cannot be changed', {}, ['login'], 'INVALID_ARGUMENT'],
    ['no role', { roles: [] }, ['roles'], 'INVALID_ARGUMENT'],
    ['nobody', { name: `${parent}/users/${randomUUID()}` }, ['roles'], 'NOT_FOUND'],
    ['a name that is none', { name: `${parent}/users/me` }, ['roles'], 'NOT_FOUND'],
  ])('is refused: %s', async (_name, change, mask, reason) => {
    const before = await created()
    await expect(update({ ...before, ...change }, mask)).rejects.toMatchObject({ reason })
    const { user } = await service.getUser({ name: before.name }, ctx)
    expect(user).toEqual(before)
  })

  test('an administrator cannot disable or demote him- or herself', async () => {
    const before = await created()
    const { user } = await update({ ...before, roles: ['administrator'] }, ['roles'])
    ctx = { ...ctx, actor: { ...ctx.actor, subject: before.name.split('/').at(-1) ?? '' } }
    for (const change of [{ disabled: true }, { roles: ['auditor'] }]) {
      const refused = update({ ...noUser, ...user, ...change }, Object.keys(change))
      await expect(refused).rejects.toMatchObject({ reason: 'PERMISSION_DENIED' })
    }
  })

  async function signedInNuru(): Promise<User> {
    const { tokens } = await signIn(issuer, 'ca-east', nuru)
    await tokens()
    const { users: all } = await service.listUsers({ parent, pageSize: 1000, pageToken: '' }, ctx)
    const user = all.find(({ login }) => login === nuru.login)
    if (!user) throw new Error('no user')
    expect((await openOf(user)).length).toBeGreaterThan(0)
    return user
  }
  const openOf = ({ name }: User) =>
    query(`SELECT kind FROM issuer_artifact WHERE subject = '${name.split('/').at(-1)}'`)

  test('disabling ends the sessions of the user', async () => {
    const user = await signedInNuru()
    const { user: disabled } = await update({ ...user, disabled: true }, ['disabled'])
    expect(await openOf(user)).toEqual([])
    await update({ ...disabled, disabled: false }, ['disabled'])
  })

  test('the reset of the second factor ends the sessions of the user', async () => {
    const user = await signedInNuru()
    await service.resetSecondFactor({ name: user.name, requestId: randomUUID() }, ctx)
    expect(await openOf(user)).toEqual([])
    expect((await service.getUser({ name: user.name }, ctx)).user?.secondFactorEnrolled).toBe(false)
  })

  test('unlocking, and a new password that is told once', async () => {
    const before = await created()
    const id = before.name.split('/').at(-1)
    await query(`UPDATE app_user SET locked_until = now() + interval '1 year' WHERE id = '${id}'`)
    expect((await service.getUser({ name: before.name }, ctx)).user?.lockedUntil).toEqual(expect.any(Date))
    const { user } = await service.unlockUser({ name: before.name, requestId: randomUUID() }, ctx)
    expect(user?.lockedUntil).toBeUndefined()
    const request = { name: before.name, requestId: randomUUID() }
    expect((await service.resetPassword(request, ctx)).oneTimePassword).toHaveLength(19)
    expect((await service.resetPassword(request, ctx)).oneTimePassword).toBe('')
  })
})

describe('reading', () => {
  test('pages of users come newest first and each once', async () => {
    await created()
    issuer.clock.advance(1000)
    const newest = await created()
    const names: string[] = []
    let pageToken = ''
    do {
      const page = await service.listUsers({ parent, pageSize: 2, pageToken }, ctx)
      names.push(...page.users.map((user) => user.name))
      pageToken = page.nextPageToken
    } while (pageToken !== '')
    const [{ all }] = await query('SELECT count(*)::int AS all FROM app_user')
    expect([names[0], new Set(names).size, names.length]).toEqual([newest.name, all, all])
  })

  test('the page token of one authority is worth nothing at the other', async () => {
    const { nextPageToken } = await service.listUsers({ parent, pageSize: 1, pageToken: '' }, ctx)
    const west = testCtx('ca-west', { actor: ctx.actor })
    const stolen = service.listUsers({ parent: 'tenants/ca-west', pageSize: 1, pageToken: nextPageToken }, west)
    await expect(stolen).rejects.toMatchObject({ reason: 'PAGE_TOKEN_INVALID' })
  })

  test('one’s own account, with an audit line', async () => {
    const before = await created()
    ctx = { ...ctx, actor: { ...ctx.actor, subject: before.name.split('/').at(-1) ?? '' } }
    expect((await service.getCurrentUser({ parent }, ctx)).user).toEqual(before)
    const lines = await query(`SELECT action, name FROM audit WHERE request_id = '${ctx.requestId}' ORDER BY seq`)
    expect(lines.at(-1)).toEqual({ action: 'user.read', name: before.name })
  })

  test('a user of the other authority is not found', async () => {
    const { name } = await created()
    const west = testCtx('ca-west', { actor: ctx.actor })
    const there = name.replace('ca-east', 'ca-west')
    await expect(service.getUser({ name: there }, west)).rejects.toMatchObject({ reason: 'NOT_FOUND' })
  })

  test('the authority and its service accounts, without secrets', async () => {
    const { tenant } = await service.getTenant({ name: parent }, ctx)
    expect(tenant).toMatchObject({ name: parent, displayName: 'Authority ca-east', languages: ['en'] })
    expect(tenant?.authority).toMatchObject({ telephone: '+000 1', languages: ['en'] })
    const { serviceAccounts } = await service.listServiceAccounts({ parent }, ctx)
    expect(serviceAccounts).toContainEqual({ name: `${parent}/serviceAccounts/cases`, roles: ['service-cases'] })
    expect(JSON.stringify(serviceAccounts)).not.toContain('xxx')
  })
})
