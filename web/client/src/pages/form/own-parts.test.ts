import { expect, test } from '@jest/globals'
import { ownParts } from './own-parts.ts'

const form = {
  parts: [
    { id: 'A', completedBy: 'requesting-authority' },
    { id: 'B', completedBy: 'requested-authority' },
  ],
  nodes: [{ id: 'grounds', part: 'A' }, { id: 'measuresTaken', part: 'B' }, { id: 'total' }],
}
const shown = (purpose: string | undefined) => ownParts(form, purpose).nodes?.map(({ id }) => id)

test('who asks completes part A, who answers part B; everybody else sees the whole form', () => {
  expect(shown('request')).toEqual(['grounds', 'total'])
  expect(shown('response')).toEqual(['measuresTaken', 'total'])
  expect(shown('application')).toEqual(['grounds', 'measuresTaken', 'total'])
  expect(shown(undefined)).toEqual(['grounds', 'measuresTaken', 'total'])
})
