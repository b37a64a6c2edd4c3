import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { testCtx } from '@sustento/platform/testing/ctx'
import { tokenReferences } from '../as4/security/profile.ts'
import type { Subject } from '../ecodex/evidence/evidence.ts'
import { graceMs } from '../keys/succession.ts'
import { subjectOf } from '../store/access-point.ts'
import { type TestAccessPoint, testAccessPoints } from '../testing/identities.ts'
import { testMessaging } from '../testing/messaging.ts'
import { send } from '../testing/send.ts'
import { messagesOf } from '../testing/state.ts'
import { dataOf, submissionOf } from '../testing/submit.ts'
import { makeMessage } from '../testing/wire.ts'
import { type Happening, issue } from './ecodex/issue.ts'
import { listCertificates } from './operator/list-certificates.ts'
import { pingPartner } from './ping.ts'
import { sendNext } from './send/send-next.ts'
import { submitMessage } from './submit-message.ts'

// Two tenants and another product, while the second tenant changes over to the next key pair.

const messaging = await testMessaging()
const { app, clock, endpoint, north, west } = messaging
afterAll(() => messaging.close())

const day = 86_400_000
const begin = clock.now()
const takeover = new Date(begin.getTime() + 30 * day)
const { west: renewed } = await testAccessPoints(['west'], new Date(begin.getTime() + 10 * day))
const next: TestAccessPoint = { ...west, ...renewed }

const own = join(messaging.tenants.dir, 'ca-west', 'as4', 'next')
await mkdir(own)
await writeFile(join(own, 'key.pem'), next.identity.key)
await writeFile(join(own, 'cert.pem'), next.identity.certificate)
await writeFile(join(own, 'from.json'), JSON.stringify({ from: takeover.toISOString() }))

/** What the first tenant believes of the second one. */
async function eastKnows(...known: TestAccessPoint[]): Promise<void> {
  const file = join(messaging.tenants.dir, 'ca-east', 'as4', 'partners.json')
  const partners: { id: string }[] = JSON.parse(await readFile(file, 'utf8'))
  const certificates = known.map(({ x509 }) => String(x509))
  const changed = partners.map((one) => (one.id === 'west' ? { ...one, certificates } : one))
  await writeFile(file, JSON.stringify(changed))
  await app.points.reload()
}

const on = (date: Date) => clock.set(date.toISOString())

/** What becomes of a message between the tenants. */
async function exchange(from: 'ca-east' | 'ca-west'): Promise<string | undefined> {
  const contents = [Buffer.from('<application/>')]
  const to = from === 'ca-east' ? 'west' : 'east'
  const properties = [
    { name: 'originalSender', value: from === 'ca-east' ? 'east.example' : 'west.example' },
    { name: 'finalRecipient', value: `${to}.example` },
  ]
  const submission = submissionOf(contents, { partner: to, properties })
  const name = await submitMessage(app, testCtx(from), submission, dataOf(submission, contents))
  await sendNext(app, from)
  const row = (await messagesOf(messaging, from)).find(({ id }) => name.endsWith(id))
  return row?.state === 'delivered' ? 'delivered' : row?.failure
}
const pinged = async (from: 'ca-east' | 'ca-west') =>
  (await pingPartner(app, from, from === 'ca-east' ? 'west' : 'east')).reason

/** What the second tenant answers another product that encrypts for one of its certificates. */
async function fromNorth(recipient: TestAccessPoint, wish: Partial<TestAccessPoint> = {}) {
  const { wire, bytes } = await makeMessage({ ...north, ...wish }, west, {
    recipient,
    message: { timestamp: clock.now().toISOString() },
  })
  const { kind, detail, signed } = await send(endpoint, wire.contentType, bytes)
  return { kind, detail, signed }
}

test('before the date everything goes with the present certificate, and the next one is decrypted for already', async () => {
  await app.points.reload()
  expect([await exchange('ca-east'), await exchange('ca-west')]).toEqual(['delivered', 'delivered'])
  on(new Date(begin.getTime() + 11 * day))
  await eastKnows(west, next)
  expect([await exchange('ca-east'), await exchange('ca-west')]).toEqual(['delivered', 'delivered'])
  await eastKnows(west)
  expect([await exchange('ca-west'), await pinged('ca-east')]).toEqual(['delivered', 'OK'])
})

test.each(tokenReferences)('certificates named by %s pick the key that a message is for', async (tokenReference) => {
  on(new Date(begin.getTime() + 11 * day))
  for (const recipient of [west, next]) {
    expect(await fromNorth(recipient, { tokenReference })).toMatchObject({ kind: 'receipt', signed: true })
  }
  expect(await fromNorth(messaging.stranger, { tokenReference })).toMatchObject({ kind: 'EBMS:0102' })
})

test('until the date passes each side that knows both agrees; one that missed the change is told by the code', async () => {
  await eastKnows(west, next)
  on(new Date(takeover.getTime() - 1))
  expect([await exchange('ca-west'), await exchange('ca-east')]).toEqual(['delivered', 'delivered'])
  on(takeover)
  expect([await exchange('ca-west'), await exchange('ca-east'), await pinged('ca-west')]).toEqual([
    'delivered',
    'delivered',
    'OK',
  ])
  await eastKnows(west)
  expect(await exchange('ca-west')).toBe('EBMS:0101')
  expect(await pinged('ca-east')).toBe('ANSWER_NOT_VALID')
  await eastKnows(next)
  expect([await exchange('ca-west'), await exchange('ca-east')]).toEqual(['delivered', 'delivered'])
})

test('a partner that still encrypts to the former certificate is served, and named in the log', async () => {
  on(new Date(takeover.getTime() + day))
  messaging.lines.length = 0
  expect((await fromNorth(west)).kind).toBe('receipt')
  expect(messaging.lines).toContainEqual(
    expect.objectContaining({ event: 'own-key.former', tenant: 'ca-west', partner: 'north' }),
  )
  messaging.lines.length = 0
  expect((await fromNorth(next)).kind).toBe('receipt')
  expect(messaging.lines.filter(({ event }) => event)).toEqual([])
})

test('an evidence is signed by the pair of its instant, so that it comes out alike however often it is made', async () => {
  const point = app.points.get('ca-west')
  const id = '0198a1b2-0000-7000-8000-000000000001'
  const original = { applicationId: 'a@north.example', wireId: 'a@north.example', sha256: '' }
  const subject: Subject = { sender: 'north.example', recipient: 'west.example', original }
  for (const [at, signer] of [
    [new Date(takeover.getTime() - 1), west],
    [takeover, next],
  ] as const) {
    const happening: Happening = { kind: 'DELIVERY', at }
    on(new Date(takeover.getTime() + 5 * day))
    const issued = await issue(point, id, subject, happening)
    expect(issued.signer).toBe(subjectOf(signer.x509))
    expect(issued.bytes.includes(signer.x509.raw.toString('base64').slice(0, 60))).toBe(true)
    expect((await issue(point, id, subject, happening)).bytes.equals(issued.bytes)).toBe(true)
  }
})

test('the calendar knows both, and nobody is warned of the one that is replaced', () => {
  const ours = () => listCertificates(app, 'ca-west').filter(({ owner }) => owner === '')
  on(new Date(takeover.getTime() - 5 * day))
  expect(ours()).toMatchObject([
    { state: 'valid', replacedFrom: takeover },
    { state: 'future', days: 5, usedFrom: takeover },
  ])
  expect(ours()[0]).not.toHaveProperty('left')
  on(new Date(west.x509.validToDate.getTime() - 5 * day))
  expect(ours()).toMatchObject([{ state: 'replaced', days: 5, replacedFrom: takeover }, { state: 'warn-30' }])
})

test('what was encrypted before the end of the former certificate is opened for a week after it, and refused alike then', async () => {
  const end = west.x509.validToDate.getTime()
  const { north: later } = await testAccessPoints(['north'], new Date(end - 300 * day))
  const file = join(messaging.tenants.dir, 'ca-west', 'as4', 'partners.json')
  const partners: { id: string }[] = JSON.parse(await readFile(file, 'utf8'))
  const changed = partners.map((one) => (one.id === 'north' ? { ...one, certificates: [String(later.x509)] } : one))
  await writeFile(file, JSON.stringify(changed))
  await app.points.reload()
  on(new Date(end + graceMs))
  expect(await fromNorth(west, later)).toMatchObject({ kind: 'receipt' })
  on(new Date(end + graceMs + 1000))
  messaging.lines.length = 0
  const [ended, foreign] = [await fromNorth(west, later), await fromNorth(messaging.stranger, later)]
  expect(ended).toEqual({ kind: 'EBMS:0102', detail: expect.any(String), signed: true })
  expect(foreign).toEqual(ended)
  expect(messaging.lines).toContainEqual(expect.objectContaining({ event: 'own-key.ended', partner: 'north' }))
})
