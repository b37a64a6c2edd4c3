import { afterAll, describe, expect, test } from '@jest/globals'
import { MessageFailed } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { EvidenceState } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { testCtx } from '@sustento/platform/testing/ctx'
import type { EvidenceKind } from '../../ecodex/evidence/kinds.ts'
import { readEvidence } from '../../ecodex/evidence/read.ts'
import type { MessageRow } from '../../store/message-row.ts'
import { whole } from '../../testing/chunks.ts'
import { type AnswerDeviation, testEcodex } from '../../testing/ecodex.ts'
import { factsOf } from '../../testing/state.ts'
import { submit } from '../../testing/submit.ts'
import { toMessage } from '../../transport/to-proto.ts'
import { downloadEvidence } from '../download.ts'
import { readMeasures } from '../operator/read-queue.ts'

const rig = await testEcodex()
const { app, clock, stranger, answer, chainOf, told, exchange, nameOf } = rig
afterAll(() => rig.close())

/** An evidence that names the message by these alone. */
const about = (original: { wireId?: string; sha256?: string }): AnswerDeviation => ({
  about: { original: { applicationId: '', wireId: '', sha256: '', ...original } },
})

describe('evidences that come', () => {
  test('F.27 in any order are the same chain', async () => {
    const { sent } = await exchange()
    await answer(sent, 'RETRIEVAL')
    expect(await told('ca-east', sent.id)).toEqual(['MessageDelivered'])
    await answer(sent, 'RELAY_REMMD_ACCEPTANCE')
    await answer(sent, 'DELIVERY')
    expect(await chainOf(sent.id)).toEqual(['SUBMISSION_ACCEPTANCE', 'RETRIEVAL', 'RELAY_REMMD_ACCEPTANCE', 'DELIVERY'])
    expect(await told('ca-east', sent.id)).toEqual(['MessageDelivered'])
  })

  test('F.27 in contradiction are kept, and change nothing', async () => {
    const { sent } = await exchange()
    await answer(sent, 'NON_DELIVERY', { about: { reasons: [{ code: 'BACKEND_REJECTION', details: 'no' }] } })
    await answer(sent, 'DELIVERY')
    await answer(sent, 'NON_DELIVERY')
    expect(await chainOf(sent.id)).toEqual([
      'SUBMISSION_ACCEPTANCE',
      'NON_DELIVERY BACKEND_REJECTION',
      'contradictory DELIVERY',
    ])
    expect(await told('ca-east', sent.id)).toEqual(['MessageFailed', 'SecurityIncidentNoticed'])
  })

  test('F.27 in contradiction the other way round change nothing either', async () => {
    const { sent } = await exchange()
    for (const kind of ['DELIVERY', 'NON_DELIVERY', 'RELAY_REMMD_REJECTION', 'RETRIEVAL', 'NON_RETRIEVAL'] as const) {
      await answer(sent, kind)
    }
    expect(await chainOf(sent.id)).toEqual([
      'SUBMISSION_ACCEPTANCE',
      'DELIVERY',
      'contradictory NON_DELIVERY',
      'contradictory RELAY_REMMD_REJECTION',
      'RETRIEVAL',
      'contradictory NON_RETRIEVAL',
    ])
    const incident = 'SecurityIncidentNoticed'
    expect(await told('ca-east', sent.id)).toEqual(['MessageDelivered', incident, incident, incident])
  })

  test('F.27 by another partner, whose own key is good, are kept with their message, and prove nothing', async () => {
    const { sent } = await exchange()
    const { id } = await answer(sent, 'DELIVERY', { by: rig.north, from: rig.north })
    expect(await chainOf(sent.id)).toEqual(['SUBMISSION_ACCEPTANCE'])
    expect(await told('ca-east', sent.id)).toEqual([])
    expect(await chainOf(id)).toEqual(['unmatched MESSAGE_UNKNOWN'])
    expect(await told('ca-east', id)).toEqual(['SecurityIncidentNoticed'])
  })

  test('are listed with what they are worth and who issued them, and each can be had as it came', async () => {
    const { sent } = await exchange()
    await answer(sent, 'NON_DELIVERY')
    await answer(sent, 'DELIVERY')
    const { evidences } = toMessage('ca-east', await rig.viewOf('ca-east', sent.id))
    const shown = evidences.filter(({ issuer }) => issuer !== '')
    expect(shown.map(({ kind, state, issuer }) => [kind, state, issuer])).toEqual([
      ['SUBMISSION_ACCEPTANCE', EvidenceState.EVIDENCE_STATE_PROVED, rig.east.party],
      ['NON_DELIVERY', EvidenceState.EVIDENCE_STATE_PROVED, rig.west.party],
      ['contradictory', EvidenceState.EVIDENCE_STATE_CONTRADICTORY, rig.west.party],
    ])
    const trust = { certificates: [rig.east.x509, rig.west.x509], at: clock.now(), sha1: false }
    const read = async ({ id, downloadable }: { id: string; downloadable: boolean }) => {
      expect(downloadable).toBe(true)
      const { bytes } = await downloadEvidence(app, testCtx('ca-east'), nameOf('ca-east', sent.id), { kind: '', id })
      return readEvidence(await whole(bytes), trust).evidence.kind
    }
    expect(await Promise.all(shown.map(read))).toEqual(['SUBMISSION_ACCEPTANCE', 'NON_DELIVERY', 'DELIVERY'])
    const foreign = downloadEvidence(app, testCtx('ca-east'), nameOf('ca-east', sent.id), { kind: '', id: '0' })
    await expect(foreign).rejects.toMatchObject({ reason: 'NOT_FOUND' })
  })

  test.each<[string, string, EvidenceKind, (other: MessageRow) => AnswerDeviation]>([
    ['of somebody else', 'EBMS:0101', 'DELIVERY', () => ({ by: stranger })],
    ['about another document', 'MESSAGE_OTHER', 'DELIVERY', () => about({ sha256: '00'.repeat(32) })],
    ['about nothing', 'MESSAGE_OTHER', 'DELIVERY', () => about({})],
    ['about another message', 'MESSAGE_OTHER', 'DELIVERY', ({ messageId }) => about({ wireId: messageId })],
    ['about a message that was never sent', 'MESSAGE_UNKNOWN', 'DELIVERY', () => ({ refToMessageId: 'x@y' })],
    ['under the action of another', 'EBMS:0003', 'DELIVERY', () => ({ action: 'RelayREMMDAcceptanceRejection' })],
    ['that only the sender issues', 'KIND_UNEXPECTED', 'RELAY_REMMD_FAILURE', () => ({})],
  ])('F.27 %s are kept with their message, and prove nothing', async (_, code, kind, deviation) => {
    const [{ sent }, other] = [await exchange(), await exchange()]
    const { id } = await answer(sent, kind, deviation(other.sent))
    expect(await chainOf(sent.id)).toEqual(['SUBMISSION_ACCEPTANCE'])
    expect(await told('ca-east', sent.id)).toEqual([])
    expect(await chainOf(id)).toEqual([`unmatched ${code}`])
    expect(await told('ca-east', id)).toEqual(['SecurityIncidentNoticed'])
    const { bytes } = await downloadEvidence(app, testCtx('ca-east'), nameOf('ca-east', id), { kind: 'unmatched' })
    expect((await whole(bytes)).length).toBeGreaterThan(1000)
  })

  test('F.27 as junk, unsigned or in several parts prove nothing', async () => {
    const { sent } = await exchange()
    const message = { action: 'DeliveryNonDeliveryToRecipient', refToMessageId: sent.messageId }
    for (const contents of [['junk'], ['<a/>'], ['<a/>', '<b/>']]) {
      const { id } = await rig.post({ contents: contents.map((text) => Buffer.from(text)), message })
      expect(await told('ca-east', id)).toEqual(['SecurityIncidentNoticed'])
    }
    expect(await chainOf(sent.id)).toEqual(['SUBMISSION_ACCEPTANCE'])
  })
})

describe('evidences that do not come', () => {
  test('are warned about and given up at their times, and still count when they come late', async () => {
    const { sent } = await exchange()
    const seen = async (hours: number) => {
      clock.set(new Date(sent.createdAt.getTime() + hours * 3_600_000).toISOString())
      await rig.timeOut()
      return (await chainOf(sent.id)).slice(1)
    }
    const failed = 'RELAY_REMMD_FAILURE RELAY_REMMD_TIMEOUT'
    const overdue = async () => (await readMeasures(app, { tenant: 'ca-east' })).overdue
    expect(await seen(0.9)).toEqual([])
    expect(await overdue()).toBe(0)
    expect(await seen(1)).toEqual(['overdue relay'])
    expect(await seen(11.9)).toEqual(['overdue relay'])
    expect(await overdue()).toBeGreaterThan(0)
    expect(await seen(12)).toEqual(['overdue relay', failed])
    expect(await told('ca-east', sent.id)).toEqual(['MessageFailed'])
    expect(await seen(100)).toEqual(['overdue relay', failed])
    expect(await overdue()).toBe(0)
    await answer(sent, 'DELIVERY')
    expect(await told('ca-east', sent.id)).toEqual(['MessageFailed', 'MessageDelivered'])
    expect(await seen(101)).toEqual(['overdue relay', failed, 'DELIVERY', 'NON_RETRIEVAL OTHER'])
  })

  test('because the gateway cannot be reached are one failure with its reason', async () => {
    const id = await submit(rig, undefined, { partner: 'north' })
    const codes = async () => {
      const facts = (await factsOf(rig, 'ca-east')).filter(({ data }) => data.includes(id))
      return facts.map(({ data }) => MessageFailed.decode(data).code)
    }
    for (let attempt = 0; attempt < 3; attempt++) {
      await rig.deliver('ca-east')
      clock.advance(3_600_000)
    }
    expect(await chainOf(id)).toContain('RELAY_REMMD_FAILURE UNREACHABLE')
    expect(await codes()).toEqual(['EBMS:0301'])
    clock.advance(100 * 3_600_000)
    await rig.timeOut()
    expect(await codes()).toEqual(['EBMS:0301'])
  })
})
