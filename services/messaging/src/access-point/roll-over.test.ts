import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { systemClock } from '@sustento/platform/clock'
import { eventually } from '@sustento/platform/testing/eventually'
import { type TestGates, testGates } from '../testing/gates.ts'

// Two access points that run alone exchange messages under 2.0 while one of them changes over to its next keys. Their
// configurations are read again while they run.

let gates: TestGates
beforeAll(async () => {
  gates = await testGates()
})
afterAll(() => gates?.close())

const eddsa = 'edelivery-2.0-eddsa'
const hour = 3_600_000
const inHours = (hours: number) => new Date(systemClock.now().getTime() + hours * hour).toISOString()
const json = async (...path: string[]) => JSON.parse(await readFile(join(...path), 'utf8'))
const next = {
  signKey: 'gamma-2.sign.key.pem',
  signCertificate: 'gamma-2.sign.cert.pem',
  decryptKey: 'gamma-2.decrypt.key.pem',
  decryptCertificate: 'gamma-2.decrypt.cert.pem',
}

let count = 0
/** Sends a message between the two; gives its outcome, the header that went, and what arrived. */
async function exchange(from: 'alpha' | 'gamma') {
  const to = from === 'alpha' ? 'gamma' : 'alpha'
  const name = `message-${++count}`
  const messageId = `${name}@${from}.example`
  const parts = [{ file: 'form.xml', mimeType: 'application/xml' }]
  const half = gates.path(from, 'outbox', `.${name}`)
  await mkdir(half)
  await writeFile(join(half, 'form.xml'), '<form>Fictional</form>')
  const message = { partner: to, service: 'svc', serviceType: 't', action: 'act', messageId, parts }
  await writeFile(join(half, 'message.json'), JSON.stringify(message))
  await rename(half, gates.path(from, 'outbox', name))
  const { state } = await eventually(() => json(gates.path(from, 'sent', name, 'outcome.json')))
  expect(state).toBe('delivered')
  const header = await readFile(gates.path(from, 'sent', name, 'header.xml'), 'utf8')
  const { sender } = await eventually(() => json(gates.path(to, 'inbox', messageId, 'message.json')))
  return { header, certificate: sender.certificate as string }
}

test('an access point alone changes over: both are decrypted for, and the date decides which one signs', async () => {
  const former = gates.certificateOf('gamma', eddsa)
  const sign = await gates.issue('gamma', 'gamma-2.sign', 'ed25519')
  const decrypt = await gates.issue('gamma', 'gamma-2.decrypt', 'x25519')
  const setNext = (from: string) =>
    gates.change('gamma', ({ self }) => {
      self[eddsa] = { ...self[eddsa], next: { ...next, from } }
    })
  const setKnown = (names: string[]) =>
    gates.change('alpha', ({ partners }) => {
      for (const partner of partners)
        if (partner.partyId === 'gamma') partner.certificates = names.map((name) => `${name}.cert.pem`)
    })
  const isForNext = ({ header }: { header: string }) => header.includes(decrypt.raw.toString('base64'))

  await setNext(inHours(1))
  await eventually(async () =>
    expect(gates.lines('gamma')).toContainEqual(expect.objectContaining({ event: 'own-key.read' })),
  )
  await setKnown(['gamma.sign', 'gamma.decrypt', 'gamma-2.sign', 'gamma-2.decrypt'])
  await eventually(async () => expect(isForNext(await exchange('alpha'))).toBe(true))
  expect((await exchange('gamma')).certificate).toBe(former)

  await setNext(inHours(-1))
  await eventually(async () => expect((await exchange('gamma')).certificate).toBe(String(sign)))

  await setKnown(['gamma.sign', 'gamma.decrypt', 'gamma-2.sign'])
  await eventually(async () => expect(isForNext(await exchange('alpha'))).toBe(false))
  expect(gates.lines('gamma')).toContainEqual(expect.objectContaining({ event: 'own-key.former', partner: 'alpha' }))
}, 120_000)

test('a configuration with keys that cannot follow changes nothing, and its log says what is wrong', async () => {
  const broken = { ...next, from: '2000-01-01' }
  await gates.change('gamma', ({ self }) => {
    self[eddsa] = { ...self[eddsa], next: broken }
  })
  await eventually(async () =>
    expect(gates.lines('gamma')).toContainEqual(
      expect.objectContaining({
        err: expect.objectContaining({ message: expect.stringContaining('NEXT_NOT_YET_VALID') }),
      }),
    ),
  )
  await exchange('alpha')
})

test('certificates that end soon are named in the log, ours and those of partners', async () => {
  const event = 'certificate.ends-soon'
  await eventually(async () => {
    expect(gates.lines('alpha')).toContainEqual(
      expect.objectContaining({ event, partner: '', profile: 'edelivery-1.x' }),
    )
    expect(gates.lines('alpha')).toContainEqual(expect.objectContaining({ event, partner: 'beta' }))
  })
})
