import { describe, expect, test } from '@jest/globals'
import { testAccessPoints } from '../../testing/identities.ts'
import { evidenceKinds } from './kinds.ts'
import { readEvidence } from './read.ts'
import { reasons } from './reasons.ts'
import { type NewEvidence, writeEvidence } from './write.ts'

const { east, west } = await testAccessPoints(['east', 'west'])
const at = new Date('2026-11-22T10:00:00Z')
const trust = { certificates: [east.x509], at, sha1: false }

const evidence: NewEvidence = {
  kind: 'RELAY_REMMD_REJECTION',
  id: '0198d0a0-0000-4000-8000-000000000001',
  at,
  submittedAt: at,
  reasons: [reasons.E201],
  issuer: 'east.example',
  sender: 'PT::ca',
  recipient: 'BE::ca & <others>',
  original: { applicationId: 'n1', wireId: 'm1@east.example', sha256: 'ab'.repeat(32) },
}

describe('an evidence', () => {
  test.each(evidenceKinds)('%s is read as it was written, without a warning', async (kind) => {
    const read = readEvidence(await writeEvidence({ ...evidence, kind }, east), trust)
    const { at: _, submittedAt: __, ...written } = evidence
    expect(read.evidence).toEqual({ ...written, kind, eventTime: '2026-11-22T10:00:00.000Z' })
    expect(read.signer).toBe(east.x509)
    expect(read.warnings).toEqual([])
  })

  test('is the same, byte for byte, for the same event', async () => {
    expect(await writeEvidence(evidence, east)).toEqual(await writeEvidence(evidence, east))
  })

  test('F.27 is refused from anybody else', async () => {
    const foreign = await writeEvidence(evidence, west)
    expect(() => readEvidence(foreign, trust)).toThrow('EBMS:0101')
  })
})
