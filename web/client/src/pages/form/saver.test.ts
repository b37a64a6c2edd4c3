import { describe, expect, test } from '@jest/globals'
import { Problem } from '../../api/problem.ts'
import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import { createAnswerStore } from './answer-store.ts'
import { createSaver, type Saver, type SaverParts } from './saver.ts'

type Batch = Parameters<SaverParts['send']>[0]

/** A server that answers as it is told, in order; then with success. */
function server(answers: (SubmissionJson | Problem)[] = []) {
  const received: Batch[] = []
  let version = 0
  return {
    received,
    send: async (batch: Batch) => {
      received.push(structuredClone(batch))
      const answer = answers.shift() ?? { etag: `e${++version}` }
      if (answer instanceof Problem) throw answer
      return answer
    },
  }
}

function begin(send: SaverParts['send'], initial: AnswerJson[] = []) {
  let ids = 0
  const store = createAnswerStore(initial)
  const saver: Saver = createSaver({
    store,
    submission: { etag: 'e0', language: 'fr' },
    send,
    newRequestId: () => `r${++ids}`,
    now: () => new Date('2027-01-18T10:00:00Z'),
    restMs: 60_000,
    retryMs: 60_000,
  })
  return { store, saver }
}

describe('saving by itself', () => {
  test('sends what was typed against the version that was read, and goes on from the new one', async () => {
    const { received, send } = server()
    const { store, saver } = begin(send)
    store.put('steps', { text: 'wrote to the debtor' })
    expect(saver.state().kind).toBe('unsaved')
    expect(await saver.flush()).toBe(true)
    store.put('steps', { text: 'wrote twice' })
    await saver.flush()
    expect(received.map(({ etag }) => etag)).toEqual(['e0', 'e1'])
    expect(saver.state()).toMatchObject({ kind: 'saved', etag: 'e2' })
    saver.stop()
  })

  test('repeats a change that was not answered under the same id, and keeps what was typed', async () => {
    const { received, send } = server([new Problem({ reason: 'UNREACHABLE' })])
    const { store, saver } = begin(send)
    store.put('steps', { text: 'a' })
    expect(await saver.flush()).toBe(false)
    expect(saver.state().kind).toBe('failed')
    expect(store.get('steps')?.text).toBe('a')
    store.put('steps', { text: 'ab' })
    expect(await saver.flush()).toBe(true)
    expect(received.map(({ requestId }) => requestId)).toEqual(['r1', 'r1', 'r2'])
    expect(received.at(-1)?.answers[0]?.text).toBe('ab')
    saver.stop()
  })

  test('a version changed by somebody else stops it until the person goes on from that version', async () => {
    const { received, send } = server([new Problem({ reason: 'STALE_ETAG', status: 409 })])
    const { store, saver } = begin(send)
    store.put('steps', { text: 'mine' })
    expect(await saver.flush()).toBe(false)
    expect(saver.state().kind).toBe('conflict')
    expect(await saver.flush()).toBe(false)
    expect(received).toHaveLength(1)
    saver.adopt({ etag: 'e7', answers: [{ path: 'other', text: 'theirs' }] })
    expect(await saver.flush()).toBe(true)
    expect(received.at(-1)).toMatchObject({ etag: 'e7', requestId: 'r2', answers: [{ path: 'steps', text: 'mine' }] })
    expect(store.get('other')?.text).toBe('theirs')
    saver.stop()
  })

  test('a refused change is not repeated as it is: the next one gets an id of its own', async () => {
    const { received, send } = server([new Problem({ reason: 'INVALID_ARGUMENT', status: 400 })])
    const { store, saver } = begin(send)
    store.put('date', { text: 'x' })
    expect(await saver.flush()).toBe(false)
    store.put('date', { text: 'y' })
    expect(await saver.flush()).toBe(true)
    expect(received.map(({ requestId }) => requestId)).toEqual(['r1', 'r2'])
    saver.stop()
  })

  test('saves the language of the output', async () => {
    const { received, send } = server([{ etag: 'e1', language: 'en' }])
    const { saver } = begin(send)
    saver.chooseLanguage('en')
    expect(await saver.flush()).toBe(true)
    expect(received[0]).toMatchObject({ language: 'en', answers: [] })
    expect(saver.state().language).toBe('en')
    saver.stop()
  })
})
