import { spawnSync } from 'node:child_process'
import { randomBytes, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import { composeSignal, composeUnsigned } from '@sustento/messaging/as4/compose'
import { writeReceipt } from '@sustento/messaging/as4/ebms/write-signal'
import { writeUserMessage } from '@sustento/messaging/as4/ebms/write-user-message'
import { readEnvelope } from '@sustento/messaging/as4/envelope'
import { encrypt } from '@sustento/messaging/as4/part/gcm'
import { takeIn } from '@sustento/messaging/as4/part/incoming'
import { expectedParts } from '@sustento/messaging/as4/policy'
import { type ProfileId, profiles, requireProfile, tokenReferences } from '@sustento/messaging/as4/security/profile'
import { openContentKey } from '@sustento/messaging/as4/security/read-encryption'
import type { KeyPair } from '@sustento/messaging/as4/security/sign'
import { verifySignature } from '@sustento/messaging/as4/security/verify'
import { underProfile } from '@sustento/messaging/testing/certificates'
import { cut, whole } from '@sustento/messaging/testing/chunks'
import { type TestAccessPoint, testAccessPoints } from '@sustento/messaging/testing/identities'
import { type MadeMessage, makeMessage } from '@sustento/messaging/testing/wire'

// Apache WSS4J, which phase4 and Domibus use, opens what we secure; and we open what it secures.

const rig = fileURLToPath(new URL('../../interop/wss4j/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sustento-wss4j-'))
const at = new Date('2026-11-22T10:00:00Z')
const limits = { size: 8 << 20, ratio: 100, free: 1 << 20 }

afterAll(() => rmSync(folder, { recursive: true }))

const { east, west } = await testAccessPoints(['east', 'west'])
/** The certificates of RSA keys are by one authority; those of the others by authorities with names like these. */
const issuers = [
  'C=PT, O=Direção-Geral, CN=Autoridade',
  'CN=A\\, "B" + C \\; <D> \\#1, O=\\ E=F\\ ',
  '1.2.840.113549.1.9.1=ca@example.org, 2.5.4.5=7, DC=example, CN=CA',
]
// The JDK has no brainpool curves.
const kinds: [ProfileId, string][] = [
  ['edelivery-1.x', ''],
  ['edelivery-2.0-eddsa', ''],
  ['edelivery-2.0-ecdsa', 'prime256v1'],
  ['edelivery-2.0-ecdsa', 'secp384r1'],
  ['edelivery-2.0-ecdsa', 'secp521r1'],
]

async function pointsOf(profile: ProfileId, curve: string, issuer = issuers[0] ?? '') {
  const options = curve === '' ? { issuer } : { curve, issuer }
  return [await underProfile(east, profile, options), await underProfile(west, profile, options)] as const
}

/** A job for the oracle: the files that it needs, by name. */
type Job = Record<string, string | Uint8Array>

/** What became of a job. */
interface Outcome {
  line: string
  file: (name: string) => Buffer
}

/** Has WSS4J do the jobs, all in one process: its start takes longer than they do. */
function run(jobs: Job[]): Outcome[] {
  const folders = jobs.map((job) => {
    const own = mkdtempSync(join(folder, 'job-'))
    for (const [name, content] of Object.entries(job)) writeFileSync(join(own, name), content)
    return own
  })
  const classes = `${join(rig, 'target/classes')}:${join(rig, 'target/lib')}/*`
  const { stdout } = spawnSync('java', ['-Xmx512m', '-cp', classes, 'eu.sustento.oracle.Oracle', ...folders], {
    encoding: 'utf8',
  })
  const lines = stdout.trim().split('\n')
  return folders.map((own, index) => ({
    line: lines[index] ?? 'nothing was said',
    file: (name) => readFileSync(join(own, name)),
  }))
}

const pem = (certificate: Buffer) => new X509Certificate(certificate).toString()
const keyFile = (pair: KeyPair) => pair.key.export({ type: 'pkcs8', format: 'pem' })

function job(properties: Record<string, string>, soap: Buffer, made: MadeMessage, parts: Buffer[]): Job {
  const described = made.message.parts.flatMap(({ contentId }, index) => [
    [`id-${index}`, contentId],
    [`type-${index}`, 'application/gzip'],
  ])
  const lines = [...Object.entries(properties), ...described].map(([name, value]) => `${name}=${value}`)
  const files = parts.map((part, index) => [`part-${index}`, part])
  return { 'job.properties': lines.join('\n'), 'soap.xml': soap, ...Object.fromEntries(files) }
}

const signedParts = (made: MadeMessage) => Promise.all(made.wire.parts.map((part) => whole(part.signed())))
const encryptedParts = ({ wire }: MadeMessage) =>
  Promise.all(wire.parts.map((part) => whole(encrypt(part.signed(), wire.contentKey, part.iv))))

async function openingJob(made: MadeMessage, from: TestAccessPoint, to: TestAccessPoint): Promise<Job> {
  return {
    ...job({ do: 'open' }, made.wire.envelope, made, await encryptedParts(made)),
    'signer-cert.pem': pem(from.certificate),
    'recipient-cert.pem': pem(to.decryption.certificate),
    'recipient-key.pem': keyFile(to.decryption),
  }
}

async function securingJob(made: MadeMessage, from: TestAccessPoint, to: TestAccessPoint, tokenReference: string) {
  const { signature, establishment } = profiles[from.profile]
  const keyAgreement = from.profile === 'edelivery-1.x' ? '' : establishment.uri
  const soap = composeUnsigned((id) => writeUserMessage(made.message, id))
  const properties = { do: 'secure', signature: signature.uri, keyAgreement, tokenReference }
  return {
    ...job(properties, soap, made, await signedParts(made)),
    'signer-cert.pem': pem(from.certificate),
    'signer-key.pem': keyFile(from),
    'recipient-cert.pem': pem(to.decryption.certificate),
  }
}

/** A job and how its outcome is judged. */
interface Case {
  title: string
  job: Job
  check: (outcome: Outcome) => Promise<void> | void
}

const isDone = ({ line }: Outcome) => expect(line).toBe('ok')

/** WSS4J opens what we made, and gives each part back as it was signed. */
async function opens(title: string, from: TestAccessPoint, to: TestAccessPoint, count: number): Promise<Case> {
  const made = await makeMessage(from, to, { contents: Array.from({ length: count }, () => randomBytes(5000)) })
  const expected = await signedParts(made)
  return {
    title: `opens ${title}, ${count} parts, by ${from.tokenReference}`,
    job: await openingJob(made, from, to),
    check(outcome) {
      isDone(outcome)
      expect(expected.map((_, index) => outcome.file(`out-${index}`))).toEqual(expected)
    },
  }
}

/** We open what WSS4J made, part by part. */
async function secures(title: string, from: TestAccessPoint, to: TestAccessPoint, way: string, count: number) {
  const made = await makeMessage(from, to, { contents: Array.from({ length: count }, () => randomBytes(5000)) })
  const check = async (outcome: Outcome) => {
    isDone(outcome)
    const { security, content } = readEnvelope(outcome.file('out.xml'))
    if (content.kind !== 'message' || security.signature === undefined) throw new Error('not a signed message')
    requireProfile(security, from.profile)
    expect(await verifySignature(security.signature, from, at)).toBe(from.x509)
    expect(content.message).toEqual(made.message)
    const expected = expectedParts(content.message, security)
    const key = await openContentKey(security.key, [to.decryption])
    for (const [index, { contentId }] of content.message.parts.entries()) {
      const part = expected.get(contentId)
      if (part === undefined) throw new Error('a part is not expected')
      const taken = await takeIn(cut(outcome.file(`out-${index}`)), part, key, limits, async () => {})
      expect(taken.size).toBe(5000)
    }
  }
  return { title: `secures ${title}, ${count} parts, by ${way}`, job: await securingJob(made, from, to, way), check }
}

/** WSS4J verifies our receipt. */
async function verifies(title: string, from: TestAccessPoint, to: TestAccessPoint): Promise<Case> {
  const made = await makeMessage(from, to)
  const references = readEnvelope(made.wire.envelope).security.signature?.copies ?? []
  const info = { timestamp: '2026-11-22T10:00:01Z', messageId: 'r@west', refToMessageId: made.message.messageId }
  const job = {
    'job.properties': 'do=open',
    'soap.xml': await composeSignal((id) => writeReceipt(info, references, id), to),
    'signer-cert.pem': pem(to.certificate),
    'recipient-cert.pem': pem(from.decryption.certificate),
  }
  return { title: `verifies the receipt of ${title}, by ${to.tokenReference}`, job, check: isDone }
}

/** It opens nothing that was changed, signed by another or encrypted for another. */
async function refuses(title: string, from: TestAccessPoint, to: TestAccessPoint): Promise<Case[]> {
  const made = await makeMessage(from, to)
  const good = await openingJob(made, from, to)
  const soap = made.wire.envelope.toString()
  const [part = Buffer.alloc(0)] = await encryptedParts(made)
  const damages: [string, Job, RegExp][] = [
    ['with another action', { 'soap.xml': soap.replace('<eb:Action>', '<eb:Action>x') }, invalid],
    [
      'with another signature value',
      { 'soap.xml': soap.replace(/<ds:SignatureValue>.{4}/, '<ds:SignatureValue>AAAA') },
      invalid,
    ],
    ['signed by another', { 'signer-cert.pem': pem(to.certificate) }, /No trusted certs found/],
    [
      'with a changed part',
      { 'part-0': Buffer.concat([part.subarray(0, -1), Buffer.of((part.at(-1) ?? 0) ^ 1)]) },
      /a part cannot be read/,
    ],
    [
      'encrypted for another',
      { 'recipient-key.pem': keyFile(from.decryption) },
      from.profile === 'edelivery-1.x' ? /a part cannot be read/ : /Integrity check failed/,
    ],
  ]
  return damages.map(([damage, files, reason]) => ({
    title: `refuses ${title} ${damage}`,
    job: { ...good, ...files },
    check: ({ line }) => expect(line).toMatch(reason),
  }))
}

// Some changed values are no point of the curve at all.
const invalid = /^failed: .*(signature or decryption was invalid|SignatureException)/

const cases: Case[] = []
for (const [profile, curve] of kinds) {
  const [from, to] = await pointsOf(profile, curve)
  const title = `${profile} ${curve}`
  for (const tokenReference of tokenReferences) {
    for (const count of [0, 1, 3]) cases.push(await opens(title, { ...from, tokenReference }, to, count))
    cases.push(await verifies(title, from, { ...to, tokenReference }))
  }
  for (const way of [...tokenReferences, 'path', 'thumbprint', 'certificate']) {
    for (const count of [0, 3]) cases.push(await secures(title, from, to, way, count))
  }
  cases.push(...(await refuses(title, from, to)))
}
for (const issuer of issuers) {
  const [from, to] = await pointsOf('edelivery-2.0-eddsa', '', issuer)
  cases.push(await opens(`issuer ${issuer}`, { ...from, tokenReference: 'issuerSerial' }, to, 1))
  cases.push(await secures(`issuer ${issuer}`, from, to, 'issuerSerial', 1))
}
const outcomes = run(cases.map(({ job: one }) => one))

describe('WSS4J', () => {
  test.each(cases.map(({ title }, index): [string, number] => [title, index]))('%s', async (_, index) => {
    await cases[index]?.check(outcomes[index] as Outcome)
  })
})
