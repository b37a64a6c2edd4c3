import { describe, expect, test } from '@jest/globals'
import { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'
import { answerBook, givenPaths } from './answers.ts'

const answers = [
  Answer.fromPartial({ path: 'a', value: { $case: 'text', value: ' x ' } }),
  Answer.fromPartial({ path: 'blank', value: { $case: 'text', value: '  ' } }),
  Answer.fromPartial({ path: 'off', value: { $case: 'ticked', value: false } }),
  Answer.fromPartial({ path: 'none', value: { $case: 'choices', value: { ids: [] } } }),
  Answer.fromPartial({ path: 'child[0].name', value: { $case: 'text', value: 'x' } }),
  Answer.fromPartial({ path: 'child[11].name', value: { $case: 'text', value: 'x' } }),
  Answer.fromPartial({ path: 'number', value: { $case: 'number', value: '0' } }),
  Answer.fromPartial({ path: 'empty' }),
]

describe('the answers of a form', () => {
  test('are looked up by path and kind', () => {
    const book = answerBook(answers)
    expect([book.text('a'), book.text('off'), book.ticked('off'), book.choices('none')]).toEqual(['x', '', false, []])
    expect([book.count('child'), book.count('nobody'), book.date('a')]).toEqual([12, 0, undefined])
  })

  test('count as given when they say something', () => {
    expect([...givenPaths(answers)]).toEqual(['a', 'child[0].name', 'child[11].name', 'number'])
  })
})
