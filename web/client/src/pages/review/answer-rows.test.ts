import { expect, test } from '@jest/globals'
import { answerRows } from './answer-rows.ts'

const form = {
  lists: [{ id: 'memberStates', values: [{ id: 'PT', label: 'Portugal' }] }],
  nodes: [
    {
      id: 'application',
      number: '1',
      type: 'multiChoice',
      label: 'Application for',
      options: [
        { id: 'recognition', label: 'recognition' },
        { id: 'other', label: 'other', fill: true },
      ],
    },
    {
      id: 'person',
      number: '2.{i}',
      type: 'group',
      label: 'Person {L}',
      repeat: { min: 0, printed: 3 },
      children: [
        { id: 'person.name', type: 'group', label: 'Name', parts: [{ id: 'surname', type: 'text', label: 'Surname' }] },
        { id: 'person.state', type: 'memberState', label: 'State' },
      ],
    },
    {
      id: 'sums',
      type: 'table',
      label: 'Sums',
      columns: [{ id: 'amount', label: 'Amount', type: 'money' }],
      rows: [{ id: 'monthly', label: 'Monthly' }],
    },
    {
      id: 'grounds',
      type: 'multilineText',
      label: 'Grounds',
      phrases: [{ id: 'service', label: 'To serve a document.' }],
    },
  ],
}

test('answers in the order of the form with their wording', () => {
  const rows = answerRows(
    form,
    [
      { path: 'sums.cells.monthly.amount', number: '250.00' },
      { path: 'person[1].name.surname', text: 'Sol' },
      { path: 'person[0].state', text: 'PT' },
      { path: 'application', choices: { ids: ['recognition', 'other'] } },
      { path: 'application.fill.other', text: 'more' },
      { path: 'person[0].name.surname.notKnown', ticked: true },
      { path: 'grounds.phrases', choices: { ids: ['service'] } },
      { path: 'unknown', text: 'never shown as something else' },
    ],
    'not known',
  )
  expect(rows.map(({ path, number, labels, chosen }) => [path, number, labels.join(' / '), chosen])).toEqual([
    ['application', '1', 'Application for', ['recognition', 'other']],
    ['application.fill.other', '1', 'Application for / other', undefined],
    ['person[0].name.surname.notKnown', '', 'Person A / Name / Surname / not known', undefined],
    ['person[0].state', '', 'Person A / State', ['Portugal']],
    ['person[1].name.surname', '', 'Person B / Name / Surname', undefined],
    ['sums.cells.monthly.amount', '', 'Sums / Monthly / Amount', undefined],
    ['grounds.phrases', '', 'Grounds', ['To serve a document.']],
  ])
})
