import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomUUID, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { until } from '@sustento/embedded/demo/wait'
import { freePort } from '@sustento/platform/embedded/free-port'
import { presentRunFolder } from '@sustento/platform/testing/run-folder'
import { type Content, contentsOf } from './contents.ts'
import { makeFiles, pairIn } from './openssl-keys.ts'
import { agreed } from './parties.ts'
import { type Phase4, type Phase4Message, startPhase4 } from './phase4.ts'

// The access point alone exchanges messages with phase4 under every profile, from folder to folder.

const command = fileURLToPath(new URL('../../../services/messaging/dist/access-point/main.js', import.meta.url))
const hasOpenssl = spawnSync('sh', ['-c', 'openssl version']).status === 0
const partners = [
  { id: 'beta', profile: 'edelivery-1.x', tokenReference: 'bst', sign: 'rsa', decrypt: 'rsa' },
  { id: 'gamma', profile: 'edelivery-2.0-eddsa', tokenReference: 'ski', sign: 'ed25519', decrypt: 'x25519' },
  {
    id: 'delta',
    profile: 'edelivery-2.0-ecdsa',
    tokenReference: 'issuerSerial',
    sign: 'ec-sign',
    decrypt: 'ec-decrypt',
  },
]

let folder: string
let port: number
let phase4: Phase4
let accessPoint: ChildProcess
const ours = (...path: string[]) => join(folder, 'alpha-data', ...path)
const json = async (...path: string[]) => JSON.parse(await readFile(ours(...path), 'utf8'))
const fingerprint = (name: string) =>
  new X509Certificate(pairIn(folder, name).certificate).fingerprint256.replaceAll(':', '').toLowerCase()

/** What phase4 is told: it is every partner. */
const phase4File = () => ({
  parties: partners.map(({ id, profile, tokenReference, sign, decrypt }) => ({
    name: id,
    party: id,
    profile,
    tokenReference,
    ca: pairIn(folder, 'ca').certificate,
    sign: pairIn(folder, `phase4.${sign}`),
    decrypt: pairIn(folder, `phase4.${decrypt}`),
    partners: [
      {
        party: 'alpha',
        signCertificate: pairIn(folder, `alpha.${sign}`).certificate,
        decryptCertificate: pairIn(folder, `alpha.${decrypt}`).certificate,
      },
    ],
    services: [agreed.service.value],
  })),
})

const files = (sign: string, decrypt: string) => ({
  signKey: `alpha.${sign}.key.pem`,
  signCertificate: `alpha.${sign}.cert.pem`,
  decryptKey: `alpha.${decrypt}.key.pem`,
  decryptCertificate: `alpha.${decrypt}.cert.pem`,
})

const config = () => ({
  data: './alpha-data',
  listen: { host: '127.0.0.1', port, path: '/as4' },
  self: {
    partyId: 'alpha',
    role: 'GW',
    key: 'alpha.rsa.key.pem',
    certificate: 'alpha.rsa.cert.pem',
    'edelivery-2.0-eddsa': files('ed25519', 'x25519'),
    'edelivery-2.0-ecdsa': files('ec-sign', 'ec-decrypt'),
  },
  trust: ['ca.cert.pem'],
  partners: partners.map(({ id, profile, tokenReference, sign, decrypt }) => ({
    partyId: id,
    role: 'GW',
    url: phase4.endpointOf(id),
    certificates: [...new Set([sign, decrypt])].map((use) => `phase4.${use}.cert.pem`),
    profile,
    tokenReference,
  })),
  agreements: [
    ...partners.map(({ id }) => ({
      partner: id,
      service: agreed.service.value,
      serviceType: agreed.service.type,
      action: agreed.action,
    })),
    { partner: 'beta', service: 'urn:example:unknown-to-phase4', action: 'act', compress: false },
  ],
})

if (hasOpenssl) {
  beforeAll(async () => {
    folder = await mkdtemp(join(presentRunFolder(), 'access-point-phase4-'))
    await chmod(folder, 0o711)
    makeFiles(folder, ['alpha', 'phase4'])
    port = await freePort()
    phase4 = await startPhase4(phase4File())
    await writeFile(join(folder, 'alpha.json'), JSON.stringify(config()))
    accessPoint = spawn(process.execPath, [command, '--config', join(folder, 'alpha.json')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await started(accessPoint)
  }, 180_000)
  afterAll(async () => {
    accessPoint?.kill('SIGTERM')
    await Promise.all([accessPoint && once(accessPoint, 'exit'), phase4?.stop()])
  })

  describe.each(partners)('the access point alone and phase4 under $profile, by $tokenReference', (partner) => {
    test.each([0, 3])('send each other %i parts', async (count) => {
      const contents = contentsOf(count)
      const { name, outcome } = await put(partner.id, contents)
      expect(outcome).toMatchObject({
        state: 'delivered',
        errors: [],
        receipt: { signer: `CN=phase4.${partner.sign}` },
      })
      expect(await readdir(ours('sent', name))).toEqual(expect.arrayContaining(['receipt.xml', 'header.xml']))
      const there = await phase4.received(outcome.messageId)
      expect(there).toMatchObject({ from: 'alpha', signer: fingerprint(`alpha.${partner.sign}`) })
      expect(there.contents).toEqual(contents.map(({ content }) => content))

      const answer = await phase4.send(from(partner.id, contents, outcome.messageId))
      expect(answer).toMatchObject({ result: 'SUCCESS', signed: true, digestsComplete: true, errors: [] })
      await until('the message', async () =>
        (await readdir(ours('inbox'))).includes(answer.messageId) ? true : undefined,
      )
      const here = await json('inbox', answer.messageId, 'message.json')
      expect(here).toMatchObject({
        partner: partner.id,
        refToMessageId: outcome.messageId,
        properties: [
          { name: 'originalSender', value: partner.id, type: 'urn:example:parties' },
          { name: 'finalRecipient', value: 'alpha' },
        ],
        securityProfile: partner.profile,
        sender: { fingerprint: fingerprint(`phase4.${partner.sign}`) },
        parts: contents.map(({ mimeType }, index) => ({ mimeType, properties: { name: `part-${index + 1}` } })),
      })
      const read = here.parts.map(({ file }: { file: string }) => readFile(ours('inbox', answer.messageId, file)))
      expect(await Promise.all(read)).toEqual(contents.map(({ content }) => content))
    })
  })

  describe('the access point alone', () => {
    test('writes down what phase4 refused, by its code', async () => {
      const { outcome } = await put('beta', contentsOf(1), { service: 'urn:example:unknown-to-phase4', action: 'act' })
      expect(outcome).toMatchObject({ state: 'failed', attempts: 1, errors: [{ code: 'EBMS:0001' }] })
    })

    test('refuses what is not agreed, and writes that down', async () => {
      const answer = await phase4.send({ ...from('beta', contentsOf(1)), action: 'other' })
      expect(answer).toMatchObject({ result: 'AS4_ERROR_MESSAGE_RECEIVED', errors: ['EBMS:0001'], signed: true })
      const lines = (await readFile(ours('refused.jsonl'), 'utf8')).trim().split('\n')
      expect(lines.map((line) => JSON.parse(line))).toEqual([
        expect.objectContaining({ messageId: answer.messageId, code: 'EBMS:0001' }),
      ])
      expect(await readdir(ours('inbox'))).not.toContain(answer.messageId)
    })
  })
} else {
  process.stdout.write('skipped: no openssl, the access point alone is not tried with phase4\n')
  test('openssl is not here', () => expect(hasOpenssl).toBe(false))
}

const usual = { service: agreed.service.value, serviceType: agreed.service.type, action: agreed.action }

const from = (party: string, parts: Content[], refToMessageId?: string): Phase4Message => ({
  party,
  to: 'alpha',
  url: `http://127.0.0.1:${port}/as4`,
  ...usual,
  conversationId: randomUUID(),
  ...(refToMessageId === undefined ? {} : { refToMessageId }),
  parts,
})

/** Puts a message into the outbox and waits for its outcome. */
async function put(partner: string, contents: Content[], about: Partial<typeof usual> = usual) {
  const name = randomUUID()
  await mkdir(ours('outbox', name))
  const parts = contents.map(({ mimeType }, index) => ({ file: `${index}`, mimeType }))
  for (const [index, { content }] of contents.entries()) await writeFile(ours('outbox', name, `${index}`), content)
  await writeFile(ours('outbox', name, 'message.json'), JSON.stringify({ partner, ...about, parts }))
  const outcome = await until('the outcome', () => json('sent', name, 'outcome.json').catch(() => undefined))
  return { name, outcome }
}

async function started({ stderr }: ChildProcess): Promise<void> {
  let log = ''
  for await (const chunk of stderr?.iterator({ destroyOnReturn: false }) ?? []) {
    log += chunk
    if (log.includes('"msg":"started"')) return void stderr?.resume()
  }
  throw new Error(`the access point did not start: ${log}`)
}
