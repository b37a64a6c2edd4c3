import { expect, test } from '@jest/globals'
import { feedingForm } from './feeding.ts'

test('what is typed from paper is what becomes part of the case, with the groups that it stands in', () => {
  const { nodes } = feedingForm({
    title: 'Extract',
    nodes: [
      { id: 'court', feedsCase: true, children: [{ id: 'court.name', feedsCase: true }, { id: 'court.contact' }] },
      { id: 'done', parts: [{ id: 'place' }] },
      { id: 'claim', feedsCase: true, repeat: { min: 1 }, parts: [{ id: 'date' }] },
    ],
  })
  expect(nodes).toEqual([
    { id: 'court', feedsCase: true, children: [{ id: 'court.name', feedsCase: true }] },
    { id: 'claim', feedsCase: true, repeat: { min: 1 }, parts: [{ id: 'date' }] },
  ])
})
