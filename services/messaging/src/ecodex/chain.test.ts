import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Chain, dueAt, type Effect, newChain, take, tick, unreachable } from './chain.ts'
import { type EvidenceKind, evidenceKinds } from './evidence/kinds.ts'

const handedIn = new Date('2026-11-22T10:00:00Z')
const hours = (count: number) => new Date(handedIn.getTime() + count * 3_600_000)

function takeAll(kinds: EvidenceKind[], from: Chain = newChain(handedIn)) {
  const effects: Effect[] = []
  const verdicts: string[] = []
  let chain = from
  for (const kind of kinds) {
    const step = take(chain, kind)
    chain = step.chain
    effects.push(...step.effects)
    verdicts.push(step.verdict)
  }
  return { chain, effects, verdicts }
}

/** What one honest partner says about one message, from nothing to everything. */
const stories: EvidenceKind[][] = [
  [],
  ['RELAY_REMMD_REJECTION'],
  ['RELAY_REMMD_ACCEPTANCE', 'NON_DELIVERY'],
  ['RELAY_REMMD_ACCEPTANCE', 'DELIVERY', 'RETRIEVAL'],
  ['RELAY_REMMD_ACCEPTANCE', 'DELIVERY', 'NON_RETRIEVAL'],
]
const anyStory = fc.constantFrom(...stories).chain((story) => fc.subarray(story))
const inAnyOrder = (story: EvidenceKind[]) => fc.shuffledSubarray(story, { minLength: story.length })
const anyKinds = fc.array(fc.constantFrom(...evidenceKinds), { maxLength: 12 })

describe('a chain of evidences', () => {
  test('F.27 ends the same in whatever order an honest partner is heard, and nothing of it contradicts', () => {
    fc.assert(
      fc.property(
        anyStory.chain((story) => fc.tuple(fc.constant(story), inAnyOrder(story))),
        ([story, shuffled]) => {
          const [inOrder, outOfOrder] = [takeAll(story), takeAll(shuffled)]
          const end = ({ chain: { reached, refused } }: ReturnType<typeof takeAll>) => ({ reached, refused })
          expect(end(outOfOrder)).toEqual(end(inOrder))
          expect(outOfOrder.verdicts).toEqual(story.map(() => 'confirms'))
          expect(outOfOrder.effects).toEqual(inOrder.effects)
        },
      ),
    )
  })

  test('F.27 never takes back what was confirmed, whatever comes, and tells each end once', () => {
    fc.assert(
      fc.property(anyKinds, (kinds) => {
        let chain = newChain(handedIn)
        const told: string[] = []
        for (const kind of kinds) {
          const step = take(chain, kind)
          expect(step.chain.reached).toBeGreaterThanOrEqual(chain.reached)
          if (chain.refused !== null)
            expect(step.chain.refused ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(chain.refused)
          if (step.chain.refused !== null) expect(step.chain.reached).toBeLessThan(step.chain.refused)
          if (step.verdict !== 'confirms') expect(step.chain).toBe(chain)
          told.push(...step.effects.map((effect) => effect.kind))
          chain = step.chain
        }
        expect(told.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test.each<[EvidenceKind, EvidenceKind]>([
    ['DELIVERY', 'NON_DELIVERY'],
    ['NON_DELIVERY', 'DELIVERY'],
    ['RETRIEVAL', 'NON_DELIVERY'],
    ['NON_DELIVERY', 'RETRIEVAL'],
    ['RELAY_REMMD_REJECTION', 'DELIVERY'],
    ['DELIVERY', 'RELAY_REMMD_REJECTION'],
  ])('F.27 %s is contradicted by %s', (first, second) => {
    expect(takeAll([first, second]).verdicts).toEqual(['confirms', 'contradicts'])
  })

  test.each(['SUBMISSION_ACCEPTANCE', 'SUBMISSION_REJECTION', 'RELAY_REMMD_FAILURE'] as const)(
    'F.27 %s is never a partner’s word about our message',
    (kind) => expect(takeAll([kind]).verdicts).toEqual(['unexpected']),
  )
})

describe('a no that says no more than that a time ran out', () => {
  test('ends the waiting, and a yes that comes after all counts', () => {
    const { chain, verdict, effects } = take(takeAll(['RELAY_REMMD_ACCEPTANCE']).chain, 'NON_DELIVERY', true)
    expect([verdict, effects]).toEqual(['confirms', [{ kind: 'failed' }]])
    expect(dueAt(chain)).toBeUndefined()
    expect(take(chain, 'NON_DELIVERY', true).verdict).toBe('repeats')
    expect(take(chain, 'DELIVERY')).toMatchObject({ verdict: 'confirms', effects: [{ kind: 'delivered' }] })
  })

  test('is told of once, whether their clock or ours was faster', () => {
    const late = tick(takeAll(['RELAY_REMMD_ACCEPTANCE']).chain, hours(24)).chain
    expect(take(late, 'NON_DELIVERY', true)).toMatchObject({ verdict: 'confirms', effects: [] })
  })

  test('contradicts what is proved, like any other no', () => {
    expect(take(takeAll(['DELIVERY']).chain, 'NON_DELIVERY', true).verdict).toBe('contradicts')
    const unopened = take(takeAll(['DELIVERY']).chain, 'NON_RETRIEVAL', true)
    expect(unopened).toMatchObject({ verdict: 'confirms', effects: [] })
    expect(take(unopened.chain, 'RETRIEVAL').verdict).toBe('confirms')
  })
})

describe('the clock of a chain', () => {
  /** Runs the clock by the instants that the chain asks for. */
  function run(chain: Chain): [hour: number, effect: string][] {
    const seen: [number, string][] = []
    for (let now = dueAt(chain); now !== undefined; now = dueAt(chain)) {
      expect(tick(chain, new Date(now.getTime() - 1)).effects).toEqual([])
      const step = tick(chain, now)
      const hour = (now.getTime() - handedIn.getTime()) / 3_600_000
      for (const effect of step.effects) seen.push([hour, 'evidence' in effect ? effect.evidence : effect.kind])
      chain = step.chain
    }
    return seen
  }

  test.each<[EvidenceKind[], [number, string][]]>([
    [
      [],
      [
        [1, 'warn'],
        [12, 'RELAY_REMMD_FAILURE'],
        [12, 'failed'],
      ],
    ],
    [
      ['RELAY_REMMD_ACCEPTANCE'],
      [
        [12, 'warn'],
        [24, 'NON_DELIVERY'],
        [24, 'failed'],
      ],
    ],
    [
      ['DELIVERY'],
      [
        [24, 'warn'],
        [36, 'NON_RETRIEVAL'],
      ],
    ],
    [['RETRIEVAL'], []],
    [['NON_DELIVERY'], []],
    [['RELAY_REMMD_REJECTION'], []],
  ])('after %j', (kinds, expected) => {
    expect(run(takeAll(kinds).chain)).toEqual(expected)
  })

  test('an evidence that comes after its time still counts, and the next question is timed', () => {
    const late = tick(newChain(handedIn), hours(13)).chain
    const { chain, verdicts } = takeAll(['RELAY_REMMD_ACCEPTANCE'], late)
    expect(verdicts).toEqual(['confirms'])
    expect(dueAt(chain)).toEqual(hours(12))
    expect(takeAll(['DELIVERY'], late).effects).toEqual([{ kind: 'delivered' }])
  })

  test('a clock that stood still for days warns no more, it ends the waiting', () => {
    expect(tick(newChain(handedIn), hours(1000)).effects.map(({ kind }) => kind)).toEqual(['expire', 'failed'])
  })

  test('a gateway that cannot be reached is waited for no longer', () => {
    expect(dueAt(unreachable(newChain(handedIn)))).toBeUndefined()
    expect(takeAll(['DELIVERY'], unreachable(newChain(handedIn))).verdicts).toEqual(['confirms'])
  })
})
