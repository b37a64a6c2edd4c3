import { describe, expect, test } from '@jest/globals'
import { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { secretsIn } from './secrets.ts'

const determined = { determined: true }
const home = { street: 'Rua do Esconderijo, 12', postalCode: '1000-001', place: 'Évora', state: 'PT' }
const mother = { id: 'p1', roles: ['applicant', 'creditor'], person: { address: home, telephone: '+351 910 000 111' } }
const child = { id: 'p2', roles: ['child'], person: {} }
const debtor = { id: 'p3', roles: ['defendant', 'debtor'], person: { address: { street: 'Rue Franche 4' } } }
const payment = { iban: 'PT50 0002 0123 1234 5678 9015 4' }
const tells = (parties: object[], account = false) => secretsIn(CaseFile.fromPartial({ parties, payment }), account)

describe('what tells where somebody protected can be found', () => {
  const guarded = tells([{ ...mother, nonDisclosure: determined }, child, debtor], true)

  test.each([
    'RUA DO ESCONDERIJO 12',
    'She lives at: Rua do Esconderijo,\n12 (Evora)',
    'tel. 910000111',
    '00351-910-000-111',
    'IBAN PT50000201231234567890154',
  ])('%j does', (text) => expect(guarded(text)).toBe(true))

  test.each(['Rua do Esconderijo 125', 'Tribunal de Évora', 'Rue Franche 4', '12', '', '910 000 222'])(
    '%j does not',
    (text) => expect(guarded(text)).toBe(false),
  )

  test('is the home of a protected child too, but not that of the debtor', () => {
    const said = tells([mother, { ...child, nonDisclosure: determined }, debtor])
    expect(['Rua do Esconderijo 12', 'Rue Franche 4', payment.iban].map(said)).toEqual([true, false, false])
  })

  test('is neither what replaces it nor the home of somebody else in the case', () => {
    const nonDisclosure = { ...determined, substituteAddress: { street: 'Rua do Esconderijo 12' } }
    expect(tells([{ ...mother, nonDisclosure }])('Rua do Esconderijo 12')).toBe(false)
    const shared = { ...debtor, person: { address: home } }
    expect(tells([{ ...mother, nonDisclosure: determined }, shared])('Rua do Esconderijo 12')).toBe(false)
  })

  test('is nothing while nobody is protected', () => {
    expect(tells([mother, child, debtor], true)('Rua do Esconderijo 12')).toBe(false)
  })

  test('of an address of one word is only that word alone', () => {
    const village = { ...mother, person: { address: { street: 'Ballymore' } }, nonDisclosure: determined }
    expect(['Ballymore', 'Ballymore District Court'].map(tells([village]))).toEqual([true, false])
  })
})
