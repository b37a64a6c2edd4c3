import { describe, expect, test } from '@jest/globals'
import { catalogue } from '../../testing/context.ts'
import { fitsNumber } from './identity-number.ts'

const rulesOf = (state: string) => catalogue.states.get(state)?.identityNumbers ?? []
const fits = (state: string, text: string) => rulesOf(state).some((rule) => fitsNumber(rule, text))

/** Examples that the States, or descriptions of their numbers, print. */
const examples: Readonly<Record<string, readonly string[]>> = {
  AT: ['1237 010180'],
  BE: ['85.07.30-033.28'],
  BG: ['7523169263', '7111042925'],
  CY: ['1234567', '00123123T'],
  CZ: ['710319/2745', '395601/439'],
  DE: ['36 574 261 809', '65170839J008'],
  DK: ['211062-5629'],
  EE: ['37605030299'],
  ES: ['54362315-K', 'X-2482300W', '281234567840'],
  FI: ['131052-308T', '131052a308t'],
  FR: ['2 95 10 99 126 111 93', '295109912611193', '2951099126111'],
  GB: ['AB 12 34 56 C'],
  GR: ['01013099997', '094259216', 'ΑΒ123456'],
  HR: ['33392005961', '0101006500006'],
  HU: ['123456788', '19102120008', '19102120003', '8071592153'],
  IE: ['1234567T', '1234567FA'],
  IT: ['RSS MRA 85T10 A562S'],
  LT: ['38703181745'],
  LU: ['1893120105732'],
  LV: ['161175-19997', '32673679132'],
  MT: ['0123456M'],
  NL: ['111222333'],
  NO: ['151086 95088'],
  PL: ['44051401458'],
  PT: ['123456789', '11234567892', '000000000ZZ4', '1234567'],
  RO: ['1630615123457'],
  SE: ['811228-9874', '19811228-9874'],
  SI: ['0101006500006', '15012557'],
  SK: ['710319/2745'],
  US: ['078-05-1120'],
}

test('there is an example for each State whose numbers are known', () => {
  expect(Object.keys(examples).sort()).toEqual([...catalogue.states.keys()].sort())
})

describe.each(Object.entries(examples))('%s', (state, numbers) => {
  test.each(numbers)('knows %s', (number) => expect(fits(state, number)).toBe(true))

  test('has a check digit that finds a wrong digit, but for one that a remainder of ten may hide', () => {
    for (const rule of rulesOf(state).filter((each) => each.checks)) {
      const number = numbers.find((each) => fitsNumber(rule, each)) ?? ''
      expect(number).not.toBe('')
      const wrong = [...number].flatMap((digit, at) =>
        /\d/.test(digit) ? [`${number.slice(0, at)}${(Number(digit) + 1) % 10}${number.slice(at + 1)}`] : [],
      )
      expect(wrong.filter((text) => fitsNumber(rule, text)).length).toBeLessThanOrEqual(1)
    }
  })

  test.each(['', 'x', '12', '١٢٣٤٥٦٧٨٩', '9'.repeat(40), 'none'])('does not know %j', (text) =>
    expect(fits(state, text)).toBe(false),
  )
})
