import { expect, test } from '@jest/globals'
import { differenceRows } from './difference-rows.ts'

const form = {
  nodes: [
    { id: 'name', number: '1', type: 'text', label: 'Name' },
    { id: 'kind', number: '2', type: 'choice', label: 'Kind', options: [{ id: 'a', label: 'First kind' }] },
  ],
}

test('what differs is told in the words of the form, what is the same is left out', () => {
  const rows = differenceRows(
    form,
    [
      {
        path: 'name',
        change: 'ANSWER_CHANGE_SAME',
        before: { path: 'name', text: 'x' },
        after: { path: 'name', text: 'x' },
      },
      { path: 'kind', label: 'Kind', change: 'ANSWER_CHANGE_ADDED', after: { path: 'kind', choices: { ids: ['a'] } } },
      { path: 'gone', label: 'Fax', change: 'ANSWER_CHANGE_REMOVED', before: { path: 'gone', text: '12' } },
    ],
    'not known',
  )
  expect(rows.map(({ label, change, before, after }) => [label, change, before?.answer.text, after?.chosen])).toEqual([
    ['2 Kind', 'ANSWER_CHANGE_ADDED', undefined, ['First kind']],
    ['Fax', 'ANSWER_CHANGE_REMOVED', '12', undefined],
  ])
})
