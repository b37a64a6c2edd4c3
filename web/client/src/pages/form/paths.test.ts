import { describe, expect, test } from '@jest/globals'
import { afterRemoval, cellPath, countOf, fillPath, isWithin, numbered, pathOf } from './paths.ts'

describe('paths of answers', () => {
  test('a child continues the path of its parent, with the index of the repeat', () => {
    const parent = { id: 'beneficiaries.person', path: 'beneficiaries.person[1]' }
    expect(pathOf({ id: 'beneficiaries.person.name' }, parent)).toBe('beneficiaries.person[1].name')
    expect(pathOf({ id: 'applicant' })).toBe('applicant')
  })

  test('cells and fills', () => {
    expect(cellPath('claim.table', 'monthly', 'amount')).toBe('claim.table.cells.monthly.amount')
    expect(cellPath('claim.table', 2, 'amount')).toBe('claim.table.cells[2].amount')
    expect(fillPath('documents', 'other')).toBe('documents.fill.other')
    expect(fillPath('furtherDocuments')).toBe('furtherDocuments.fill')
  })

  test('counts blocks by the highest index', () => {
    expect(countOf(['a.b[0].x', 'a.b[2].y', 'a.c[9].y'], 'a.b')).toBe(3)
    expect(countOf(['a.bb[5].x'], 'a.b')).toBe(0)
  })

  test('blocks after one that is taken out move up', () => {
    expect(afterRemoval('a.b[2].x[1]', 'a.b', 1)).toBe('a.b[1].x[1]')
    expect(afterRemoval('a.b[1].x', 'a.b', 1)).toBeUndefined()
    expect(afterRemoval('a.b[0].x', 'a.b', 1)).toBe('a.b[0].x')
    expect(afterRemoval('a.c', 'a.b', 1)).toBe('a.c')
  })

  test('what lies within a place', () => {
    expect(isWithin('debtor.name', 'debtor')).toBe(true)
    expect(isWithin('debtor[0].name', 'debtor')).toBe(true)
    expect(isWithin('debtorAddress', 'debtor')).toBe(false)
  })

  test('numbers with the index of their repeat', () => {
    expect(numbered('11.{i}', 1)).toBe('11.2')
    expect(numbered('Person {L}', 2)).toBe('Person C')
    expect(numbered('7.1', undefined)).toBe('7.1')
  })
})
