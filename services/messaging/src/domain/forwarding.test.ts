import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Addressee, addresseeOf, hopsIn, mostHops, refusalOf } from './forwarding.ts'

const parties = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example', 'f.example']
const party = fc.constantFrom(...parties)
const ours = (name: string): Addressee => ({ party: name, state: 'CA' })

describe('a message for another authority', () => {
  test('is forwarded within the State, by the name that it gives', () => {
    const east = { party: 'east', state: 'CA', originalSenders: ['CA::east', 'CA::old'] }
    const abroad = { party: 'abroad', state: 'NO' }
    expect(addresseeOf([abroad, east], 'CA', 'CA::old')).toBe(east)
    expect(addresseeOf([abroad, east], 'CA', 'east')).toBeUndefined()
    expect(addresseeOf([abroad, east], 'CA', 'abroad')).toBeUndefined()
    expect(addresseeOf([abroad, { ...east, state: '' }], undefined, 'CA::old')).toBeUndefined()
    expect(refusalOf(abroad, 'CA', { from: 'x', originalSender: 'x', hops: [] })).toBe('FORWARD_OTHER_STATE')
    expect(refusalOf(ours('a'), undefined, { from: 'x', originalSender: 'x', hops: [] })).toBe('FORWARD_OTHER_STATE')
  })

  test('never goes back to where it came from, by whatever way', () => {
    fc.assert(
      fc.property(party, party, fc.array(party, { maxLength: 6 }), (from, to, hops) => {
        const refused = refusalOf(ours(to), 'CA', { from, originalSender: 'NO::ca', hops })
        const isBack = [from, ...hops].includes(to) || hops.length >= mostHops
        expect(refused).toBe(isBack ? 'FORWARD_LOOP' : undefined)
      }),
    )
    const sender = { party: 'gateway', state: 'CA', originalSenders: ['CA::sender'] }
    expect(refusalOf(sender, 'CA', { from: 'x', originalSender: 'CA::sender', hops: [] })).toBe('FORWARD_LOOP')
  })

  test('comes to rest wherever each authority wants to send it', () => {
    fc.assert(
      fc.property(fc.array(party, { minLength: 1, maxLength: 50 }), (wishes) => {
        let at = { place: 's.example', from: '', hops: [] as string[] }
        let moves = 0
        for (const to of wishes) {
          if (to === at.place) continue
          if (refusalOf(ours(to), 'CA', { from: at.from, originalSender: 'NO::ca', hops: at.hops })) continue
          at = { place: to, from: at.place, hops: [...at.hops, at.place] }
          moves++
        }
        expect(moves).toBeLessThanOrEqual(mostHops)
        expect(new Set([...at.hops, at.place]).size).toBe(moves + 1)
      }),
    )
  })

  test('says through whose hands it came', () => {
    expect(hopsIn(['a.example  b.example'])).toEqual(['a.example', 'b.example'])
    expect(hopsIn(['', ' '])).toEqual([])
  })
})
