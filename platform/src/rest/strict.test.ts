import { type DescMessage, fromJson, type JsonValue } from '@bufbuild/protobuf'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { getRpc } from '../descriptors.ts'
import { echoRegistry } from '../testing/echo.ts'
import { violationsOf } from './strict.ts'

const note = getRpc('/sustento.echo.v1.EchoService/CreateNote', echoRegistry).desc.input.field.note
  ?.message as DescMessage
const judged = (json: JsonValue) => violationsOf(note, json).map(({ field, reason }) => `${field} ${reason}`)

test('what is right has no violations', () => {
  const right: JsonValue = {
    name: 'tenants/ca-east/notes/1',
    amount: '9007199254740993',
    count: 7,
    urgent: true,
    data: 'AAEC',
    weight: 'WEIGHT_HEAVY',
    labels: ['a', 'b'],
    links: { see: 'x' },
    createTime: '2026-03-01T12:00:00Z',
    dueDate: { year: 2026, month: 3, day: 1 },
    children: [{ words: 'inner' }, {}],
    page: { number: 3 },
    ratio: 0.5,
    words: null,
  }
  expect(violationsOf(note, right)).toEqual([])
})

test.each<[JsonValue, string]>([
  [[], ' WRONG_TYPE'],
  ['text', ' WRONG_TYPE'],
  [null, ' WRONG_TYPE'],
  [{ colour: 'red' }, 'colour UNKNOWN_FIELD'],
  [{ children: [{}, { colour: 'red' }] }, 'children[1].colour UNKNOWN_FIELD'],
  [{ name: {} }, 'name WRONG_TYPE'],
  [{ name: 7 }, 'name WRONG_TYPE'],
  [{ name: ['x'] }, 'name WRONG_TYPE'],
  [{ count: 'seven' }, 'count WRONG_TYPE'],
  [{ count: 1.5 }, 'count WRONG_TYPE'],
  [{ count: 2 ** 31 }, 'count WRONG_TYPE'],
  [{ amount: '1e999' }, 'amount WRONG_TYPE'],
  [{ urgent: 'true' }, 'urgent WRONG_TYPE'],
  [{ urgent: 1 }, 'urgent WRONG_TYPE'],
  [{ data: '!' }, 'data WRONG_TYPE'],
  [{ weight: 'WEIGHT_HUGE' }, 'weight WRONG_TYPE'],
  [{ labels: 'a' }, 'labels WRONG_TYPE'],
  [{ labels: ['a', null] }, 'labels WRONG_TYPE'],
  [{ links: [] }, 'links WRONG_TYPE'],
  [{ links: { a: 1 } }, 'links WRONG_TYPE'],
  [{ createTime: '2026-03-01' }, 'createTime WRONG_TYPE'],
  [{ createTime: 0 }, 'createTime WRONG_TYPE'],
  [{ dueDate: '2026-03-01' }, 'dueDate WRONG_TYPE'],
  [{ dueDate: { year: 'x' } }, 'dueDate.year WRONG_TYPE'],
  [{ children: {} }, 'children WRONG_TYPE'],
  [{ children: [1] }, 'children[0] WRONG_TYPE'],
  [{ words: '\ud800' }, 'words WRONG_TYPE'],
  [JSON.parse('{"__proto__":{"urgent":true}}'), '__proto__ UNKNOWN_FIELD'],
  [JSON.parse('{"links":{"__proto__":"x"}}'), 'links.__proto__ UNKNOWN_FIELD'],
  [{ constructor: {} }, 'constructor UNKNOWN_FIELD'],
  [{ place: { note: 'x' } }, 'place UNKNOWN_FIELD'],
])('%j: %s', (json, expected) => {
  expect(judged(json)).toEqual([expected])
})

test('all mistakes are told at once, but not without end', () => {
  expect(judged({ colour: 1, count: 'x', children: [{ urgent: 3 }] })).toEqual([
    'colour UNKNOWN_FIELD',
    'count WRONG_TYPE',
    'children[0].urgent WRONG_TYPE',
  ])
  expect(judged({ children: Array.from({ length: 500 }, () => ({ x: 1 })) })).toHaveLength(50)
})

test('too deep a value is refused, not recursed into', () => {
  let deep: JsonValue = {}
  for (let level = 0; level < 100_000; level++) deep = { children: [deep] }
  expect(judged(deep)).toEqual([expect.stringMatching(/ TOO_DEEP$/)])
})

describe('properties', () => {
  const keys = fc.constantFrom(...note.fields.map(({ jsonName }) => jsonName), 'colour', '__proto__', 'toString')
  const json = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<JsonValue>(null, true, 0, 1.5, -1, '', 'WEIGHT_HEAVY', '2026-03-01T12:00:00Z', 'AAEC'),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    ),
  })).value

  test('what passes here is read, but for a field or a oneof that is set twice', () => {
    fc.assert(
      fc.property(json, (value) => {
        if (violationsOf(note, value).length > 0) return
        try {
          fromJson(note, value)
        } catch (error) {
          expect(String(error)).toMatch(/set multiple times/)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('what is refused here would not have been read as it stands', () => {
    fc.assert(
      fc.property(json, (value) => {
        if (violationsOf(note, value).length === 0 || JSON.stringify(value).includes('__proto__')) return
        expect(() => fromJson(note, value)).toThrow()
      }),
      { numRuns: 500 },
    )
  })

  test('no violation quotes a value', () => {
    fc.assert(
      fc.property(fc.constantFrom('count', 'urgent', 'weight', 'createTime', 'data'), (field) => {
        expect(JSON.stringify(violationsOf(note, { [field]: 'Canary!' }))).not.toContain('Canary')
      }),
    )
  })
})
