import { expect, test } from '@jest/globals'
import { keptFor } from './kept.ts'

test('keeps what is shown for the same thing only', () => {
  const kept = keptFor('form', 'annex-VI')
  expect(kept('shown', { queryKey: ['form', 'tenants/ca-east', 'annex-VI', 'fr'] })).toBe('shown')
  expect(kept('shown', { queryKey: ['form', 'tenants/ca-east', 'annex-VIII', 'fr'] })).toBeUndefined()
  expect(kept('shown', undefined)).toBeUndefined()
})
