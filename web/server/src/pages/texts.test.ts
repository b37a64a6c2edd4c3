import { expect, test } from '@jest/globals'
import { textsFor } from './texts.ts'

test('the first wished language that we have is spoken, English otherwise', () => {
  expect(textsFor(['nl', 'fr-BE', 'en']).language).toBe('fr')
  expect(textsFor(['*', 'nl']).language).toBe('en')
  expect(textsFor([]).language).toBe('en')
})

test('every language has words for every trouble', () => {
  const troubles = Object.keys(textsFor(['en']).troubles).toSorted()
  expect(Object.keys(textsFor(['fr']).troubles).toSorted()).toEqual(troubles)
})
