import { describe, expect, test } from '@jest/globals'
import { createAnswerStore } from './answer-store.ts'

const given = () =>
  createAnswerStore([
    { path: 'name', text: 'Vega', origin: 'ANSWER_ORIGIN_CASE' },
    { path: 'child[0].name', text: 'Lira' },
    { path: 'child[1].name', text: 'Sol' },
    { path: 'child[2].name', text: 'Mar' },
  ])

describe('answers of a form', () => {
  test('what is typed hides what the case knew and says that it was typed', () => {
    const store = given()
    store.put('name', { text: 'Vega Maria' })
    expect(store.get('name')).toMatchObject({ text: 'Vega Maria', origin: 'ANSWER_ORIGIN_TYPED' })
    expect(store.unsent()).toHaveLength(1)
  })

  test('an answer taken away is sent without a value', () => {
    const store = given()
    store.put('name', undefined)
    expect(store.get('name')).toBeUndefined()
    expect(store.unsent()).toEqual([{ path: 'name' }])
    expect(store.paths()).not.toContain('name')
  })

  test('a block taken out leaves no hole and keeps origins', () => {
    const store = given()
    store.removeBlock('child', 0)
    expect(store.paths().filter((path) => path.startsWith('child'))).toEqual(['child[0].name', 'child[1].name'])
    expect(store.get('child[0].name')?.text).toBe('Sol')
    expect(store.unsent()).toContainEqual({ path: 'child[2].name' })
  })

  test('what is typed again while a batch travels stays unsent', () => {
    const store = given()
    store.put('name', { text: 'a' })
    const batch = store.unsent()
    store.put('name', { text: 'ab' })
    store.sent(batch)
    expect(store.unsent().map(({ text }) => text)).toEqual(['ab'])
  })

  test('another version from the server keeps what was typed and takes the rest', () => {
    const store = given()
    store.put('name', { text: 'mine' })
    store.adopt([
      { path: 'name', text: 'theirs' },
      { path: 'other', text: 'theirs' },
    ])
    expect(store.get('name')?.text).toBe('mine')
    expect(store.get('other')?.text).toBe('theirs')
    expect(store.get('child[0].name')).toBeUndefined()
  })

  test('what was typed is dropped for what the server has', () => {
    const store = given()
    store.put('name', { text: 'mine' })
    store.forget('name')
    expect([store.get('name')?.text, store.unsent()]).toEqual(['Vega', []])
    expect(store.atServer()).toHaveLength(4)
  })

  test('an unticked box is an answer', () => {
    const store = createAnswerStore([{ path: 'appeared', ticked: false }])
    expect(store.get('appeared')).toBeDefined()
  })
})
