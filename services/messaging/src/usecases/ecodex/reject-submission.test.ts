import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from '@jest/globals'
import { testCtx } from '@sustento/platform/testing/ctx'
import { inTenant } from '@sustento/platform/unit'
import { readEvidence } from '../../ecodex/evidence/read.ts'
import { eraseMessage } from '../../store/erase-message.ts'
import { whole } from '../../testing/chunks.ts'
import { testEcodex } from '../../testing/ecodex.ts'
import { messagesOf, newAuditLines } from '../../testing/state.ts'
import { submit } from '../../testing/submit.ts'
import { downloadEvidence, downloadPart } from '../download.ts'
import { readThroughput } from '../operator/read-throughput.ts'
import { retryMessage } from '../retry-message.ts'
import type { Submission } from '../submission.ts'

const rig = await testEcodex()
const { app, clock, east, west, chainOf, nameOf, told } = rig
afterAll(() => rig.close())

const content = Buffer.from('<application/>')
const part = { id: 'p1', mediaType: 'text/xml', properties: [{ name: 'kind', value: 'form-xml' }] }

describe('a submission to a partner with e-CODEX that is refused', () => {
  test.each<[string, string, Partial<Submission>]>([
    ['for its content', 'INVALID_ARGUMENT', { parts: [{ ...part, sha256: '00'.repeat(32) }] }],
    ['for its size', 'PAYLOAD_TOO_LARGE', { parts: [{ ...part, size: 1e12 }] }],
    ['for its action', 'INVALID_ARGUMENT', { action: 'nobody agreed this' }],
    [
      'for its header',
      'INVALID_ARGUMENT',
      {
        conversationId: 'a\u0000b',
        source: '<',
        refToMessageId: ' ',
        properties: [{ name: 'originalSender', value: '\u0001' }],
      },
    ],
  ])('%s leaves the evidence of its rejection, once', async (_, reason, change) => {
    const deviation = { requestId: randomUUID(), ...change }
    for (let times = 0; times < 2; times++) {
      await expect(submit(rig, [content], deviation)).rejects.toMatchObject({ reason })
    }
    const rows = (await messagesOf(rig, 'ca-east')).filter(({ failure }) => failure === reason)
    const row = rows.at(-1) ?? { id: '' }
    expect(row).toMatchObject({ state: 'given-up', partner: 'west', nextAttemptAt: null })
    expect(await chainOf(row.id)).toEqual(['SUBMISSION_REJECTION OTHER'])
    expect(await told('ca-east', row.id)).toEqual([])
    const wanted = { kind: 'SUBMISSION_REJECTION' }
    const { bytes } = await downloadEvidence(app, testCtx('ca-east'), nameOf('ca-east', row.id), wanted)
    const trust = { certificates: [east.x509], at: clock.now(), sha1: false }
    const { evidence, warnings } = readEvidence(await whole(bytes), trust)
    expect(evidence).toMatchObject({ kind: 'SUBMISSION_REJECTION', issuer: east.party, recipient: west.party })
    expect(evidence.reasons[0]?.details).toContain(reason)
    expect(warnings).toEqual([])
    const again = { name: nameOf('ca-east', row.id), requestId: randomUUID(), bytes: Buffer.from('again') }
    await expect(retryMessage(app, testCtx('ca-east'), again)).rejects.toMatchObject({
      reason: 'TRANSITION_NOT_ALLOWED',
    })
  })

  test('has no bytes to be downloaded, which is not called erased, not even when its proof is', async () => {
    const [rejected] = await messagesOf(rig, 'ca-east')
    const name = nameOf('ca-east', rejected?.id ?? '')
    const neverAccepted = { reason: 'NEVER_ACCEPTED' }
    const raw = { kind: 'wire-message', reason: 'their gateway cannot read it' }
    for (let times = 0; times < 2; times++) {
      await newAuditLines(rig, 'ca-east')
      await expect(downloadEvidence(app, testCtx('ca-east'), name, raw)).rejects.toMatchObject(neverAccepted)
      await expect(downloadPart(app, testCtx('ca-east'), name, 'p1')).rejects.toMatchObject(neverAccepted)
      expect(await newAuditLines(rig, 'ca-east')).toEqual([])
      await inTenant(app, { tenant: 'ca-east' }, async (tx) => rejected && eraseMessage(tx, rejected, clock.now()))
    }
  })

  test('is not counted as taken over, nor as a message that failed', async () => {
    const { days } = await readThroughput(app, testCtx('ca-east'))
    expect(days.at(-1)).toMatchObject({ submitted: 0, delivered: 0, failed: 0, failedAttempts: 0 })
  })

  test('four refusals are four messages that are never sent', async () => {
    expect(await messagesOf(rig, 'ca-east')).toHaveLength(4)
    expect(await messagesOf(rig, 'ca-west')).toEqual([])
  })

  test('because of somebody else’s fault leaves none', async () => {
    await submit(rig, [content], { messageId: 'same@east.example' })
    const twice = submit(rig, [content], { messageId: 'same@east.example' })
    await expect(twice).rejects.toMatchObject({ reason: 'ALREADY_EXISTS' })
    await expect(submit(rig, [content], { partner: 'nobody' })).rejects.toMatchObject({ reason: 'PARTNER_UNKNOWN' })
    expect(await messagesOf(rig, 'ca-east')).toHaveLength(5)
  })
})
