import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
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

// What XML can hold, without blanks around it.
const text = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((value) => value.replace(/[\p{C}\uFFFE\uFFFF]/gu, '_').trim())

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

  test('says whatever parties, ids, reasons and instants there are', async () => {
    const anything = fc.record({
      kind: fc.constantFrom(...evidenceKinds),
      at: fc.date({
        min: new Date('1990-01-01T00:00:00Z'),
        max: new Date('2090-01-01T00:00:00Z'),
        noInvalidDate: true,
      }),
      reasons: fc.array(fc.record({ code: text, details: text }), { maxLength: 4 }),
      issuer: text,
      sender: text,
      recipient: text,
      original: fc.record({ applicationId: text, wireId: text, sha256: fc.constantFrom('', 'ab'.repeat(32)) }),
    })
    await fc.assert(
      fc.asyncProperty(anything, async ({ at: instant, ...said }) => {
        const written = await writeEvidence({ id: 'e1', at: instant, submittedAt: instant, ...said }, east)
        const read = readEvidence(written, trust)
        expect(read.evidence).toEqual({ id: 'e1', eventTime: instant.toISOString(), ...said })
        expect(read.warnings).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('may say 1024 characters of a party and not one more', async () => {
    const of = (length: number) => writeEvidence({ ...evidence, sender: 'x'.repeat(length) }, east)
    expect(readEvidence(await of(1024), trust).evidence.sender).toHaveLength(1024)
    const longer = await of(1025)
    expect(() => readEvidence(longer, trust)).toThrow('EBMS:0009')
  })

  test('may have as many elements as a message may, and not many more', async () => {
    const of = (count: number) =>
      writeEvidence({ ...evidence, reasons: Array.from({ length: count }, () => reasons.E100) }, east)
    expect(readEvidence(await of(900), trust).evidence.reasons).toHaveLength(900)
    const more = (await of(1)).toString().replace('</', `${'<x/>'.repeat(3000)}</`)
    expect(() => readEvidence(Buffer.from(more), trust)).toThrow('too many elements')
  })

  test('F.27 is refused from anybody else', async () => {
    const foreign = await writeEvidence(evidence, west)
    expect(() => readEvidence(foreign, trust)).toThrow('EBMS:0101')
  })
})
