import { describe, expect, test } from '@jest/globals'
import { downloadOf, evidenceSteps, hasWire } from './evidence-steps.ts'

describe('the chain of evidence', () => {
  test('shows what is still to come after what is proved', () => {
    const steps = evidenceSteps({
      direction: 'MESSAGE_DIRECTION_OUTGOING',
      state: 'MESSAGE_STATE_SENDING',
      evidences: [{ kind: 'submitted', time: '2027-01-04T09:00:00Z' }],
    })
    expect(steps.map(({ kind, evidence }) => [kind, Boolean(evidence)])).toEqual([
      ['submitted', true],
      ['sent', false],
      ['receipt', false],
    ])
  })

  test('promises nothing more for a message that failed', () => {
    const steps = evidenceSteps({
      state: 'MESSAGE_STATE_FAILED',
      evidences: [{ kind: 'submitted' }, { kind: 'failed' }],
    })
    expect(steps.map(({ kind }) => kind)).toEqual(['submitted', 'failed'])
  })

  test('expects of a received message its receipt and that the case took it over', () => {
    const steps = evidenceSteps({ direction: 'MESSAGE_DIRECTION_INCOMING', evidences: [{ kind: 'received' }] })
    expect(steps.map(({ kind }) => kind)).toEqual(['received', 'receipt-issued', 'confirmed'])
  })

  test('expects with e-CODEX what the other authority says, until it says no', () => {
    const sent = ['submitted', 'SUBMISSION_ACCEPTANCE', 'sent', 'receipt', 'RELAY_REMMD_ACCEPTANCE']
    const chain = (kinds: string[]) =>
      evidenceSteps({ direction: 'MESSAGE_DIRECTION_OUTGOING', evidences: kinds.map((kind) => ({ kind })) })
        .filter(({ evidence }) => !evidence)
        .map(({ kind }) => kind)
    expect(chain(sent)).toEqual(['DELIVERY', 'RETRIEVAL'])
    expect(chain([...sent, 'NON_DELIVERY'])).toEqual([])
  })

  test('knows when nothing goes over the wire: after a rejection and after erasure', () => {
    expect(hasWire({ evidences: [{ kind: 'submitted' }] })).toBe(true)
    expect(hasWire({ evidences: [{ kind: 'SUBMISSION_REJECTION' }] })).toBe(false)
    expect(hasWire({ evidences: [{ kind: 'sent' }], eraseTime: '2027-01-04T09:00:00Z' })).toBe(false)
  })

  test('offers bytes only where bytes are stored', () => {
    expect(downloadOf({ kind: 'receipt', evidence: { sha256: 'ab' } })).toEqual({ kind: 'receipt', label: 'receipt' })
    expect(downloadOf({ kind: 'sent', evidence: { sha256: 'ab' } })).toEqual({
      kind: 'wire-message',
      label: 'wire-message',
    })
    expect(downloadOf({ kind: 'NON_DELIVERY', evidence: { sha256: 'ab', id: '7' } })).toEqual({
      kind: 'NON_DELIVERY',
      id: '7',
      label: 'evidence',
    })
    expect(downloadOf({ kind: 'overdue', evidence: { sha256: '' } })).toBeUndefined()
    expect(downloadOf({ kind: 'receipt', evidence: {} })).toBeUndefined()
    expect(downloadOf({ kind: 'submitted', evidence: { sha256: 'ab' } })).toBeUndefined()
  })
})
