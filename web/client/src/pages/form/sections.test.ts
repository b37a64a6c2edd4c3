import { expect, test } from '@jest/globals'
import { sectionsOf, stateOf } from './sections.ts'

test('unnumbered questions at the end of a part belong to the section before', () => {
  const sections = sectionsOf({
    nodes: [
      { id: 'documents', number: '4', part: 'A', type: 'multiChoice' },
      { id: 'total', part: 'A', type: 'text' },
      { id: 'signatureA', part: 'A', type: 'signature' },
      { id: 'basis', number: '6', part: 'B', type: 'group' },
      { id: 'done', part: 'B', type: 'group' },
    ],
  })
  expect(sections.map(({ nodes }) => nodes.map(({ id }) => id))).toEqual([
    ['documents', 'total', 'signatureA'],
    ['basis'],
    ['done'],
  ])
})

test('a section is complete only when it was checked and has answers', () => {
  expect(stateOf(true, 2, true)).toBe('missing')
  expect(stateOf(false, 0, true)).toBe('empty')
  expect(stateOf(true, 0, false)).toBe('begun')
  expect(stateOf(true, 0, true)).toBe('complete')
})
