import { describe, expect, test } from '@jest/globals'
import { Answer, AnswerOrigin } from '@sustento/platform/gen/sustento/type/v1/answer'
import { changesBetween, withChanges, withTyped } from './case-changes.ts'

const { ANSWER_ORIGIN_CASE: fromCase, ANSWER_ORIGIN_EARLIER_FORM: reused, ANSWER_ORIGIN_TYPED: typed } = AnswerOrigin
const answer = (path: string, text: string, origin: AnswerOrigin = fromCase, typedBy = ''): Answer =>
  Answer.fromPartial({ path, value: { $case: 'text', value: text }, origin, typedBy })
const gone = (path: string): Answer => Answer.fromPartial({ path })

describe('the case against a draft', () => {
  test('says what is different, gone and new', () => {
    const stored = [answer('name', 'Vega'), answer('street', 'Rua 1'), answer('place', 'Lisboa')]
    const today = [answer('name', 'Vega'), answer('place', 'Porto'), answer('telephone', '1')]
    const changes = changesBetween(stored, today)
    expect(changes.map(({ path, was, now }) => [path, was?.value?.value, now?.value?.value])).toEqual([
      ['street', 'Rua 1', undefined],
      ['place', 'Lisboa', 'Porto'],
      ['telephone', undefined, '1'],
    ])
    expect(changesBetween(withChanges(stored, changes), today)).toEqual([])
  })

  test('leaves alone what was typed over, taken away, or came from an earlier form', () => {
    const stored = withTyped(
      [answer('name', 'Vega'), answer('place', 'Lisboa'), answer('town', 'Faro', reused)],
      [answer('name', 'Vega Maria', typed), gone('place')],
      'u1',
    )
    expect(changesBetween(stored, [answer('name', 'Vega'), answer('place', 'Porto'), answer('town', 'Évora')])).toEqual(
      [],
    )
  })
})

describe('an answer given in the form', () => {
  test('was typed by who gave it, unless it says what was there already', () => {
    const stored = [answer('name', 'Vega'), answer('place', 'Lisboa', typed, 'u1'), answer('court', 'C')]
    const given = [answer('name', 'Vega', typed), answer('place', 'Lisboa', typed), answer('court', 'D', fromCase)]
    expect(withTyped(stored, given, 'u2').map(({ origin, typedBy }) => [origin, typedBy])).toEqual([
      [fromCase, ''],
      [typed, 'u1'],
      [typed, 'u2'],
    ])
  })

  test('may come from an earlier form; the name of a user is not taken from the request', () => {
    const [first] = withTyped([], [answer('name', 'Vega', reused, 'somebody')], 'u1')
    expect([first?.origin, first?.typedBy]).toEqual([reused, ''])
  })

  test('is taken away: a typed one altogether, of a derived one the place stays', () => {
    const stored = [answer('name', 'Vega'), answer('place', 'Lisboa', typed, 'u1')]
    const after = withTyped(stored, [gone('name'), gone('place'), gone('never')], 'u2')
    expect(after.map(({ path, value, typedBy }) => [path, value, typedBy])).toEqual([['name', undefined, 'u2']])
    expect(withTyped(after, [gone('name')], 'u3').map(({ path }) => path)).toEqual(['name'])
  })
})
