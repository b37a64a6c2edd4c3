import { expect, test } from '@jest/globals'
import { fuzzValidation } from '../../testing/fuzz.ts'

test('twenty thousand generated submissions, spread over all forms, are validated and none breaks it', () => {
  expect(fuzzValidation(20_000)).toBeGreaterThanOrEqual(20_000)
})
