import { expect, test } from '@jest/globals'
import { dossierItems, moved } from './dossier-items.ts'
import { lettersOf } from './letters.ts'

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

test('the forms of an application are one letter, every other form goes alone with what is enclosed', () => {
  const draft = (id: string, purpose: string) => ({ name: id, form: `form-${id}`, etag: `e-${id}`, purpose })
  const transmittal = draft('t', 'transmittal')
  const drafts = [draft('m', 'message'), transmittal, draft('a', 'application')]
  expect(lettersOf(drafts, ['form-t'], ['d'])).toEqual([
    { name: 'a', etag: 'e-a', accompanies: ['t'], documents: [] },
    { name: 'm', etag: 'e-m', accompanies: [], documents: ['d'] },
  ])
  expect(lettersOf([transmittal], ['form-t'], [])).toMatchObject([{ name: 't', accompanies: [] }])
})
