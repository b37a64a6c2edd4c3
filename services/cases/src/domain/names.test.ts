import { describe, expect, test } from '@jest/globals'
import { caseIdIn, caseName, childIdsIn, childName, taskIdsIn, taskName } from './names.ts'

const id = '0198b4c1-7d5a-7c3e-8f00-1234567890ab'

describe('resource names', () => {
  test('of a case and of something in it', () => {
    expect(caseIdIn(caseName('ca-east', id))).toBe(id)
    expect(childIdsIn(childName('ca-east', id, 'documents', id), 'documents')).toEqual({ caseId: id, id })
  })

  test.each([id, null])('of a task of case %s', (caseId) =>
    expect(taskIdsIn(taskName('ca-east', caseId, id))).toEqual({ caseId, id }),
  )

  test.each([`tenants/ca-east/cases/tasks/${id}`, `tenants/ca-east/cases/1/tasks/${id}`, 'tenants/ca-east/tasks/1'])(
    'of no task are refused: %s',
    (name) => expect(() => taskIdsIn(name)).toThrow(expect.objectContaining({ reason: 'INVALID_ARGUMENT' })),
  )

  test.each([`tenants/ca-east/cases/${id}/`, 'tenants/ca-east/cases/1', `tenants/ca-east/cases/${id}/documents/${id}`])(
    'of another shape are refused: %s',
    (name) => expect(() => caseIdIn(name)).toThrow(expect.objectContaining({ reason: 'INVALID_ARGUMENT' })),
  )
})
