import { randomBytes, randomUUID } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '@sustento/platform/testing/eventually'
import { v7 } from 'uuid'
import { maintenance } from '../domain/agreement.ts'
import { leaseDue } from '../store/due.ts'
import { openSpool } from '../store/spools.ts'
import { type TestGates, testGates } from '../testing/gates.ts'
import type { GateParts } from './compose.ts'
import { sendOnce } from './modes.ts'
import { tenant } from './tenant.ts'

// Three access points that run alone, in this process: alpha and beta under the profile 1.x, alpha and gamma under 2.0.

let gates: TestGates
beforeAll(async () => {
  gates = await testGates()
})
afterAll(() => gates?.close())

const header = { partner: 'beta', service: 'svc', serviceType: 't', action: 'act', conversationId: 'c1' }

async function put(side: string, name: string, message: object, files: Record<string, Buffer | string> = {}) {
  const folder = gates.path(side, 'outbox', name)
  await mkdir(folder)
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content)
  await writeFile(join(folder, 'message.json'), JSON.stringify(message))
}

const json = async (...path: string[]) => JSON.parse(await readFile(join(...path), 'utf8'))
const outcomeOf = (side: string, name: string) => eventually(() => json(gates.path(side, 'sent', name, 'outcome.json')))
const lines = async (side: string) =>
  (await readFile(gates.path(side, 'refused.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('a message', () => {
  const form = Buffer.from('<form>Fictional</form>')
  const scan = randomBytes(300_000)

  test.each([
    ['beta', 'edelivery-1.x', 'alpha'],
    ['gamma', 'edelivery-2.0-eddsa', 'alpha'],
  ])('to %s under %s arrives whole, once, and its receipt comes back', async (partner, securityProfile, domain) => {
    const messageId = `to-${partner}@${domain}.example`
    const properties = [
      { name: 'originalSender', value: 'PT::ca', type: 'urn:example:type' },
      { name: 'finalRecipient', value: 'BE::ca' },
    ]
    const parts = [
      {
        file: 'form.xml',
        mimeType: 'application/xml',
        properties: { name: 'messageContent', x: { value: '1', type: 'y' } },
      },
      { file: 'scan.pdf', mimeType: 'application/pdf' },
    ]
    await put(
      'alpha',
      partner,
      { ...header, partner, messageId, refToMessageId: 'a@b', properties, parts },
      {
        'form.xml': form,
        'scan.pdf': scan,
      },
    )
    const outcome = await outcomeOf('alpha', partner)
    expect(outcome).toMatchObject({ state: 'delivered', messageId, conversationId: 'c1', attempts: 1, errors: [] })
    expect(await readFile(gates.path('alpha', 'sent', partner, 'receipt.xml'), 'utf8')).toContain(
      'NonRepudiationInformation',
    )
    expect(await readFile(gates.path('alpha', 'sent', partner, 'header.xml'), 'utf8')).toContain(messageId)
    expect(await readdir(gates.path('alpha', 'sent', partner, 'submitted'))).toHaveLength(3)
    expect(await readdir(gates.path('alpha', 'outbox'))).not.toContain(partner)

    const inbox = gates.path(partner, 'inbox', messageId)
    const received = await eventually(() => json(inbox, 'message.json'))
    expect(received).toMatchObject({
      partner: 'alpha',
      messageId,
      refToMessageId: 'a@b',
      conversationId: 'c1',
      from: { partyId: 'alpha', role: 'GW' },
      to: { partyId: partner, role: 'GW' },
      service: 'svc',
      serviceType: 't',
      action: 'act',
      properties,
      securityProfile,
      sender: { certificate: gates.certificateOf('alpha', securityProfile) },
    })
    expect(received.parts).toMatchObject([
      {
        file: 'part-1.xml',
        mimeType: 'application/xml',
        characterSet: 'UTF-8',
        compressed: true,
        properties: parts[0]?.properties,
      },
      { file: 'part-2.pdf', mimeType: 'application/pdf', size: scan.length, properties: {} },
    ])
    expect((await readdir(inbox)).sort()).toEqual(['message.json', 'part-1.xml', 'part-2.pdf'])
    expect((await readFile(join(inbox, 'part-1.xml'))).equals(form)).toBe(true)
    expect((await readFile(join(inbox, 'part-2.pdf'))).equals(scan)).toBe(true)
  })

  test('on maintenance has no other rules here than others: whoever it names, and without a form', async () => {
    const properties = [
      { name: 'originalSender', value: 'PT::ca' },
      { name: 'finalRecipient', value: 'BE::ca' },
    ]
    const service = { service: maintenance.value, serviceType: maintenance.type, action: 'message' }
    await put('alpha', 'maintenance', { ...header, ...service, partner: 'gamma', properties })
    expect(await outcomeOf('alpha', 'maintenance')).toMatchObject({ state: 'delivered' })
  })

  test('needs no part, no id and no properties', async () => {
    await put('alpha', 'bare', { partner: 'beta', service: 'svc', serviceType: 't', action: 'act' })
    const { state, messageId } = await outcomeOf('alpha', 'bare')
    expect(state).toBe('delivered')
    const received = await eventually(() => json(gates.path('beta', 'inbox', messageId, 'message.json')))
    expect(received).toMatchObject({ parts: [], properties: [] })
  })

  test('whose folder is put there again is the same one; with other content it is another, and both outcomes stay', async () => {
    const before = await readdir(gates.path('beta', 'inbox'))
    await put('alpha', 'again', { ...header, messageId: 'again@alpha.example' })
    await outcomeOf('alpha', 'again')
    await cp(gates.path('alpha', 'sent', 'again', 'submitted'), gates.path('alpha', 'outbox', 'again'), {
      recursive: true,
    })
    const earlier = await eventually(() => json(gates.path('alpha', 'sent', 'again~1', 'outcome.json')))
    expect(await outcomeOf('alpha', 'again')).toEqual(earlier)
    await put('alpha', 'again', { ...header, conversationId: 'c2', messageId: 'another@alpha.example' })
    await eventually(() => json(gates.path('alpha', 'sent', 'again~2', 'outcome.json')))
    expect(await outcomeOf('alpha', 'again')).toMatchObject({ messageId: 'another@alpha.example' })
    await eventually(async () => {
      const arrived = (await readdir(gates.path('beta', 'inbox'))).filter((name) => !before.includes(name))
      expect(arrived.sort()).toEqual(['again@alpha.example', 'another@alpha.example'])
    })
  })
})

test('a folder that cannot be sent has its outcome too', async () => {
  const wrong: [name: string, message: object, code: string, field?: string][] = [
    ['nobody', { ...header, partner: 'nobody' }, 'PARTNER_UNKNOWN'],
    ['missing', { ...header, parts: [{ file: 'no.xml' }] }, 'PART_MISSING', 'parts.0.file'],
    ['action', { ...header, partner: 'gamma', action: 'not agreed' }, 'INVALID_ARGUMENT', 'action'],
    ['id', { ...header, messageId: 'no id' }, 'INVALID_ARGUMENT', 'messageId'],
    ['type', { ...header, parts: [{ file: 'message.json', mimeType: 'x' }] }, 'INVALID_ARGUMENT', 'parts.0.mimeType'],
    ['more', { ...header, more: 1 }, 'MESSAGE_INVALID', 'more'],
    ['used', { ...header, messageId: 'to-beta@alpha.example' }, 'ALREADY_EXISTS'],
  ]
  for (const [name, message] of wrong) await put('alpha', name, message)
  for (const [name, , code, field] of wrong) {
    const errors = [field === undefined ? { code } : { code, field }]
    expect(await outcomeOf('alpha', name)).toMatchObject({ state: 'refused', errors })
  }
})

test('what is refused leaves a line without its content, and an outcome with its code', async () => {
  await put('alpha', 'refused', { ...header, messageId: 'refused@alpha.example', action: 'not agreed there' })
  expect(await outcomeOf('alpha', 'refused')).toMatchObject({ state: 'failed', errors: [{ code: 'EBMS:0001' }] })
  expect(await lines('beta')).toEqual([
    { time: expect.any(String), messageId: 'refused@alpha.example', code: 'EBMS:0001', detail: expect.any(String) },
  ])
  expect(await readdir(gates.path('beta', 'inbox'))).not.toContain('refused@alpha.example')
})

test('probes and metrics are there where the configuration has a place for them', async () => {
  await put('alpha', 'measured', { ...header, messageId: 'measured@alpha.example' })
  await outcomeOf('alpha', 'measured')
  for (const probe of ['live', 'ready']) {
    expect(await (await fetch(`${gates.operations}/${probe}`)).json()).toEqual({ status: probe })
  }
  const measured = await eventually(async () => {
    const text = await (await fetch(`${gates.operations}/metrics`)).text()
    return text.includes('sustento_messaging_queue{') ? text : Promise.reject(new Error('nothing is counted yet'))
  })
  expect(measured).toMatch(/^sustento_messaging_attempts_total{[^}]*outcome="receipt"[^}]*} \d+/m)
  expect(measured).toMatch(/^sustento_messaging_certificate_days{/m)
  expect(measured).not.toContain('measured@alpha.example')
  expect((await fetch(`${gates.operations}/as4`, { method: 'POST', body: '' })).status).toBe(404)
})

test('two processes do not work with the same data', async () => {
  expect(await gates.open('alpha')).toBeUndefined()
})

test('what a process had in hand that was killed, the next one takes up at once, and no other one', async () => {
  const open = async () => (await gates.open('delta')) as GateParts
  const first = await open()
  await put('delta', 'left', { ...header, partner: 'alpha' })
  await first.outbox.pass()
  const now = first.app.clock.now()
  const db = await first.app.dbs.get(tenant)
  const leased = await leaseDue(db.manager, { id: randomUUID(), now, until: new Date(now.getTime() + 3_600_000) })
  await openSpool(db, v7(), now, 0).write({ part: 0, seq: 0, sealed: [Buffer.from('x')] })
  expect(await gates.open('delta')).toBeUndefined()
  expect(await first.outbox.onTheirWay()).toMatchObject([['left', { id: leased?.id, isInHand: true }]])
  await first.close()
  const next = await open()
  await next.outbox.pass()
  expect(await next.outbox.onTheirWay()).toMatchObject([['left', { id: leased?.id, isInHand: false }]])
  for (const loop of next.sending) loop.start()
  const left = async () => (await next.app.dbs.get(tenant)).query('SELECT 1 FROM spools UNION ALL SELECT 1 FROM chunks')
  await eventually(async () => expect(await left()).toEqual([]))
  await Promise.all(next.sending.map((loop) => loop.stop()))
  await next.close()
})

test('once: a message that ends while nobody wants to wait any longer has its outcome all the same', async () => {
  const gate = (await gates.open('delta')) as GateParts
  const looks = [1, 0]
  const outbox = { pass: async () => ({ waiting: looks.shift() ?? 0, more: false }), onTheirWay: async () => [] }
  const patience = { limitSeconds: 0, stop: new AbortController().signal }
  expect(await sendOnce({ ...gate, outbox, sending: [] }, gate.app.log, patience)).toBe(true)
  expect(looks).toEqual([])
  await gate.close()
})

test('what cannot be written into the inbox is kept, and lies there once it can', async () => {
  const work = gates.path('gamma', 'work')
  await rename(work, `${work}~`)
  await put('alpha', 'no-room', { ...header, partner: 'gamma', messageId: 'no-room@alpha.example' })
  expect((await outcomeOf('alpha', 'no-room')).state).toBe('delivered')
  expect(await readdir(gates.path('gamma', 'inbox'))).not.toContain('no-room@alpha.example')
  await rename(`${work}~`, work)
  await eventually(() => json(gates.path('gamma', 'inbox', 'no-room@alpha.example', 'message.json')))
})
