import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decrypting, graceMs, signing, type Turn } from './succession.ts'

const day = 86_400_000
const start = Date.UTC(2026, 10, 22)
const dateAt = (days: number) => new Date(start + days * day)

/** Keys that follow each other without a gap, each beginning at a different time. */
const succession = fc
  .array(fc.record({ begins: fc.integer({ min: 1, max: 300 }), overlaps: fc.integer({ min: 0, max: 200 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((lengths) => {
    let begins = 0
    return lengths.map(({ begins: lasts, overlaps }): Turn => {
      const turn = { signsFrom: dateAt(begins), signsUntil: dateAt(begins + lasts + overlaps) }
      begins += lasts
      return { ...turn, decryptsUntil: turn.signsUntil }
    })
  })
const instant = fc.integer({ min: -50, max: 2500 }).map((days) => new Date(start + days * day + 1))

test('at every instant exactly one signs: the last that has begun, valid as long as any is', () => {
  fc.assert(
    fc.property(succession, instant, (all, at) => {
      const one = signing(all, at)
      const begun = all.filter(({ signsFrom }) => signsFrom <= at)
      const valid = begun.filter(({ signsUntil }) => at <= signsUntil)
      expect(one).toBe(valid.at(-1) ?? begun.at(-1) ?? all[0])
    }),
  )
})

test('the choice depends on the clock and the dates, never on the order in which keys are listed', () => {
  fc.assert(
    fc.property(succession, instant, fc.integer(), (all, at, seed) => {
      const shuffled = all.toSorted((a, b) => (hash(a, seed) < hash(b, seed) ? -1 : 1))
      expect(signing(shuffled, at)).toBe(signing(all, at))
      expect(new Set(decrypting(shuffled, at))).toEqual(new Set(decrypting(all, at)))
    }),
  )
})

test('time never gives the turn back while what follows is valid', () => {
  fc.assert(
    fc.property(succession, instant, fc.integer({ min: 0, max: 400 }), (all, at, later) => {
      const [now, then] = [signing(all, at), signing(all, new Date(at.getTime() + later * day))]
      if (now && then && at <= now.signsUntil)
        expect(then.signsFrom.getTime()).toBeGreaterThanOrEqual(now.signsFrom.getTime())
    }),
  )
})

test('whatever signs, or is still to sign, decrypts; a former one does until the grace after its end has passed', () => {
  fc.assert(
    fc.property(succession, instant, (all, at) => {
      const opened = decrypting(all, at)
      for (const one of all) {
        expect(opened.includes(one)).toBe(at.getTime() <= one.decryptsUntil.getTime() + graceMs)
        if (one.signsFrom > at) expect(opened).toContain(one)
      }
      const one = signing(all, at)
      if (one && at <= one.signsUntil) expect(opened).toContain(one)
    }),
  )
})

const hash = ({ signsFrom }: Turn, seed: number) => Math.imul(signsFrom.getTime() / day, 2_654_435_761 ^ seed)
