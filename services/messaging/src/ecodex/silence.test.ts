import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type EvidenceKind, evidenceKinds } from './evidence/kinds.ts'
import { nextSilence } from './silence.ts'

const since = new Date('2026-11-22T10:00:00Z')
const hours = (count: number) => new Date(since.getTime() + count * 3_600_000)

test.each<[boolean, boolean, EvidenceKind[], object | undefined]>([
  [false, false, [], { step: 'not-taken-over', at: hours(24) }],
  [true, false, [], { step: 'not-opened', at: hours(36) }],
  [true, false, ['DELIVERY'], { step: 'not-opened', at: hours(36) }],
  [true, true, ['DELIVERY'], undefined],
  [true, false, ['DELIVERY', 'RETRIEVAL'], undefined],
  [true, false, ['NON_DELIVERY', 'DELIVERY'], undefined],
  [false, false, ['NON_DELIVERY'], undefined],
])('taken %j, forwarded %j, said %j: %j', (isTaken, isForwarded, said, expected) => {
  expect(nextSilence({ since, isTaken, isForwarded, said })).toEqual(expected)
})

test('each silence is told once: what was said is told no more', () => {
  const any = fc.record({
    isTaken: fc.boolean(),
    isForwarded: fc.boolean(),
    said: fc.subarray([...evidenceKinds]),
  })
  fc.assert(
    fc.property(any, (waited) => {
      const next = nextSilence({ since, ...waited })
      if (next === undefined) return
      const kind = next.step === 'not-opened' ? 'NON_RETRIEVAL' : 'NON_DELIVERY'
      expect(nextSilence({ since, ...waited, said: [...waited.said, kind] })).toBeUndefined()
    }),
  )
})
