import { expect, test } from '@jest/globals'
import { dossierItems, moved } from './dossier-items.ts'

const base = 'tenants/pt/cases/c-1'

test('what was made here is posted, the application first, then the own documents', () => {
  const items = dossierItems(
    [
      { name: `${base}/submissions/t`, formTitle: 'Transmittal', purpose: 'transmittal' },
      { name: `${base}/submissions/r`, formTitle: 'Acknowledgement', direction: 'DIRECTION_INCOMING' },
      { name: `${base}/submissions/a`, formTitle: 'Application', purpose: 'application' },
    ],
    [
      { name: `${base}/documents/d`, title: 'Judgment' },
      { name: `${base}/documents/theirs`, title: 'Theirs', received: true },
    ],
  )
  expect(items.map(({ name }) => name)).toEqual(['submissions/a', 'submissions/t', 'documents/d'])
})

test('an item moves up and down, and not out of the list', () => {
  const items = ['a', 'b', 'c'].map((name) => ({ name, title: name, chosen: true }))
  const order = (index: number, by: number) =>
    moved(items, index, by)
      .map(({ name }) => name)
      .join('')
  expect([order(2, -1), order(0, 1), order(0, -1), order(2, 1)]).toEqual(['acb', 'bac', 'abc', 'abc'])
})
