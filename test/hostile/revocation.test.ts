import { createPublicKey, webcrypto, type X509Certificate } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { checkRevocation, type RevocationSettings } from '@sustento/messaging/revocation/revocation'
import { expectRefused } from '@sustento/messaging/testing/hostile'
import { testAccessPoint } from '@sustento/messaging/testing/identities'
import { testMessaging } from '@sustento/messaging/testing/messaging'
import { type AnswerWish, ocspAnswer } from '@sustento/messaging/testing/ocsp-answer'
import { revocationServer } from '@sustento/messaging/testing/revocation-server'
import { revokingAuthority, type Wish } from '@sustento/messaging/testing/revoking-authority'
import { send } from '@sustento/messaging/testing/send'
import { submit } from '@sustento/messaging/testing/submit'
import { makeMessage } from '@sustento/messaging/testing/wire'
import { listCertificates } from '@sustento/messaging/usecases/operator/list-certificates'
import { canary } from './canary.ts'

const messaging = await testMessaging()
const { app, clock, east, north, endpoint, tenants, lines } = messaging
const { points: unchecked } = app
const server = await revocationServer()
const nobody = await canary()
const now = clock.now()
const authority = await revokingAuthority('Authority', now)
const impostor = await revokingAuthority('Authority', now)
const folder = await mkdtemp(join(tmpdir(), 'sustento-lists-'))
const opened: (() => Promise<void>)[] = []
afterEach(() => {
  clock.set(now.toISOString())
  server.contents = {}
  server.asked = []
})
afterAll(async () => {
  for (const close of opened) await close()
  nobody.close()
  await server.close()
  await rm(folder, { recursive: true })
  await messaging.close()
})

const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const list = () => `${server.url}/list.crl`
const responder = () => `${server.url}/ocsp`

/** Gives the partner a new certificate and checks the partners' certificates from now on. */
async function check(
  wish: Wish,
  settings: Partial<RevocationSettings>,
  contents: (one: X509Certificate) => Promise<Record<string, Buffer>>,
) {
  const certificate = await authority.certify('north', north.x509.publicKey, wish)
  const as4 = join(tenants.dir, 'ca-east', 'as4')
  await writeFile(join(as4, 'issuers.pem'), authority.certificate.toString())
  await messaging.setEndpoint('ca-east', endpoint, { partner: { certificates: [certificate.toString()] } })
  server.contents = await contents(certificate)
  const all = { unanswered: 'closed', hosts: [server.host], lists: undefined, ...settings } as const
  const { points, close } = await checkRevocation(unchecked, ['ca-east', 'ca-west'], all, app, limits)
  opened.push(close)
  app.points = points
  const key = north.key.export({ type: 'pkcs8', format: 'pem' }).toString()
  return testAccessPoint(north.party, { certificate: certificate.toString(), key })
}

// So long that no busy machine is taken for a host that does not answer.
const limits = { ms: 10_000, bytes: 20_000 }

async function accepts(signer: Awaited<ReturnType<typeof check>>): Promise<void> {
  const { wire, bytes } = await makeMessage(north, east, { signer })
  expect((await send(endpoint, wire.contentType, bytes)).kind).toBe('receipt')
}

async function refuses(signer: Awaited<ReturnType<typeof check>>): Promise<void> {
  const { wire, bytes } = await makeMessage(north, east, { signer })
  await expectRefused(messaging, wire.contentType, bytes, 'EBMS:0101')
}

/** What operators see of the partner's certificates. */
const shown = () =>
  listCertificates(app, 'ca-east')
    .filter(({ owner }) => owner === 'north')
    .map(({ state, left, withdrawal }) => ({ ...withdrawal?.revocation, state, left }))

const revokedIn = (one: X509Certificate) => authority.list({ revoked: [one] })
const lastWhy = () => lines.findLast(({ why }) => why !== undefined)?.why

describe('a revocation list', () => {
  test('F.20 that does not name the certificate leaves it good', async () => {
    await accepts(await check({ lists: [list()] }, {}, async () => ({ 'list.crl': await authority.list() })))
  })

  test('F.20 that names the certificate ends it, in both directions', async () => {
    const signer = await check({ lists: [list()] }, {}, async (one) => ({ 'list.crl': await revokedIn(one) }))
    await refuses(signer)
    await expect(submit(messaging, undefined, { partner: 'north' })).rejects.toMatchObject({
      reason: 'PARTNER_UNKNOWN',
    })
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'a certificate of a partner was revoked' }))
    expect(shown()).toEqual([{ at: later(-1), reason: 'keyCompromise', state: 'revoked', left: 0 }])
  })

  test('F.20 of a folder is looked at before the network', async () => {
    await mkdir(join(folder, 'local'))
    const signer = await check({ lists: [list()] }, { lists: join(folder, 'local') }, async (one) => {
      await writeFile(join(folder, 'local', 'authority.crl'), await revokedIn(one))
      return {}
    })
    await refuses(signer)
    expect(server.asked).toEqual([])
  })

  test('F.20 is kept until half of its time has passed, and then read again', async () => {
    const signer = await check({ lists: [list()] }, {}, async () => ({ 'list.crl': await authority.list() }))
    await app.points.reload()
    expect(server.asked).toEqual(['list.crl'])
    server.contents = { 'list.crl': await revokedIn(signer.x509) }
    clock.set(later(11.5).toISOString())
    await until(async () => {
      await app.points.reload()
      return isRefusedNow(signer.x509)
    })
    await refuses(signer)
  })

  test('F.20 that said that a certificate is revoked is believed when it cannot be reached any more', async () => {
    const signer = await check({ lists: [list()] }, { unanswered: 'open' }, async (one) => ({
      'list.crl': await revokedIn(one),
    }))
    server.contents = {}
    clock.set(later(48).toISOString())
    await app.points.reload()
    await refuses(signer)
  })
})

const useless: [string, () => Promise<Record<string, Buffer>>, string][] = [
  ['that cannot be reached', async () => ({}), 'the host answered 404'],
  [
    'signed by somebody else of the same name',
    async () => ({ 'list.crl': await impostor.list() }),
    'not signed by the issuer',
  ],
  [
    'of another authority',
    async () => ({ 'list.crl': await (await revokingAuthority('Other', now)).list() }),
    'of another authority',
  ],
  [
    'that is outdated',
    async () => ({ 'list.crl': await authority.list({ from: later(-48), until: later(-24) }) }),
    'out of date',
  ],
  [
    'of the future',
    async () => ({ 'list.crl': await authority.list({ from: later(24), until: later(48) }) }),
    'out of date',
  ],
  ['that is too large', async () => ({ 'list.crl': Buffer.alloc(20_001) }), 'too large'],
  ['that is none', async () => ({ 'list.crl': Buffer.from('<html>') }), 'no list'],
  ['with a changed byte', async () => ({ 'list.crl': flipped(await authority.list()) }), 'not signed by the issuer'],
]

describe('a list', () => {
  test.each(useless)('F.20 %s says nothing: `closed` refuses', async (_, contents, why) => {
    await refuses(await check({ lists: [list()] }, {}, contents))
    expect(lastWhy()).toContain(why)
    expect(shown()).toEqual([{ state: 'unchecked', left: 0 }])
  })

  test.each(useless)('F.20 %s says nothing: `open` accepts, and says so', async (_, contents, why) => {
    const signer = await check({ lists: [list()] }, { unanswered: 'open' }, contents)
    await accepts(signer)
    expect(lastWhy()).toContain(why)
  })

  test('F.20 whose host never answers holds up no message', async () => {
    const signer = await check({ lists: [list()] }, { unanswered: 'open' }, async () => ({}))
    Object.assign(server.contents, { 'list.crl': undefined })
    clock.set(later(1).toISOString())
    await app.points.reload()
    await accepts(signer)
    await until(async () => server.asked.length > 1)
  })
})

describe('the answer of a responder', () => {
  const answer =
    (wish: Partial<AnswerWish>, by = authority) =>
    async (one: X509Certificate) => ({
      ocsp: await ocspAnswer(by, one, { from: later(-1), until: later(24), ...wish }),
    })

  test('F.20 that the certificate is good', async () => {
    await accepts(await check({ responders: [responder()] }, {}, answer({})))
  })

  test('F.20 that the certificate was revoked, though no list says so', async () => {
    const contents = async (one: X509Certificate) => ({
      ...(await answer({ status: 'revoked' })(one)),
      'list.crl': await authority.list(),
    })
    await refuses(await check({ responders: [responder()], lists: [list()] }, {}, contents))
    expect(shown()).toEqual([{ at: later(-1), reason: 'superseded', state: 'revoked', left: 0 }])
  })

  test('F.20 by whom the authority appointed', async () => {
    const by = await appointed(true)
    await accepts(await check({ responders: [responder()] }, {}, answer({ by })))
  })

  test.each([
    ['by somebody else whom it certified', async () => answer({ by: await appointed(false) }), 'not signed'],
    ['by an impostor', async () => answer({ by: impostor }), 'not signed'],
    ['that is outdated', async () => answer({ from: later(-48), until: later(-24) }), 'out of date'],
    ['that it knows nothing', async () => answer({ status: 'unknown' }), 'does not know'],
    ['about another certificate', async () => async () => answer({})(authority.certificate), 'another certificate'],
    ['that is none', async () => async () => ({ ocsp: Buffer.from('<html>') }), 'no answer'],
  ])('F.20 %s says nothing', async (_, contents, why) => {
    await refuses(await check({ responders: [responder()] }, {}, await contents()))
    expect(lastWhy()).toContain(why)
  })

  test('F.20 that says nothing leaves it to the list', async () => {
    const contents = async () => ({ 'list.crl': await authority.list() })
    await accepts(await check({ responders: [responder()], lists: [list()] }, {}, contents))
  })

  async function appointed(answers: boolean) {
    const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
    const spki = Buffer.from(await webcrypto.subtle.exportKey('spki', keys.publicKey))
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    return { certificate: await authority.certify('responder', key, { answers }), key: keys.privateKey }
  }
})

describe('a place that a certificate names', () => {
  test('F.24 is not asked unless its host is listed', async () => {
    const places = { lists: [`${nobody.url}/list.crl`], responders: [`${nobody.url}/ocsp`] }
    await refuses(await check(places, {}, async () => ({})))
    expect(lastWhy()).toContain('not listed')
    expect(nobody.calls()).toBe(0)
  })

  test('F.24 leads nowhere else', async () => {
    const signer = await check({ lists: [list()] }, {}, async () => ({}))
    Object.assign(server.contents, { 'list.crl': { status: 302, location: `${nobody.url}/list.crl` } })
    clock.set(later(1).toISOString())
    await app.points.reload()
    await until(async () => server.asked.length > 1)
    await refuses(signer)
    expect(nobody.calls()).toBe(0)
  })

  test('F.24 under a name that leads into this machine is refused unless the list says that it may', async () => {
    const port = new URL(nobody.url).port
    const places = { lists: [`http://localhost:${port}/list.crl`] }
    await refuses(await check(places, { hosts: [`localhost:${port}`] }, async () => ({})))
    expect(nobody.calls()).toBe(0)
    await refuses(await check(places, { hosts: [`localhost:${port}/internal`] }, async () => ({})))
    expect(nobody.calls()).toBeGreaterThan(0)
  })
})

describe('a certificate about which nobody can be asked', () => {
  test.each([
    ['open' as const, accepts],
    ['closed' as const, refuses],
  ])('F.20 is treated as `%s` says', async (unanswered, judge) => {
    await judge(await check({}, { unanswered }, async () => ({})))
  })
})

const isRefusedNow = (one: X509Certificate) => {
  const partner = app.points.get('ca-east').partners.find(({ party }) => party === north.party)
  return !partner?.certificates.some(({ fingerprint256 }) => fingerprint256 === one.fingerprint256)
}

function flipped(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes)
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  return changed
}

/** Waits for a fact. */
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 20))
}
