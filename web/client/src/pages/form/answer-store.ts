import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import { createListeners } from './listeners.ts'
import { afterRemoval, isWithin } from './paths.ts'

/** The value of an answer, one of the kinds that the contract knows; an origin when it was not typed here. */
export type AnswerValue = Pick<
  AnswerJson,
  'text' | 'ticked' | 'choices' | 'date' | 'number' | 'language' | 'translations' | 'origin'
>

/** The answers of a form: what the server has, and what was typed since. Fields read and write their own path. */
export interface AnswerStore {
  get(path: string): AnswerJson | undefined
  /** Types an answer; undefined takes it away. */
  put(path: string, value: AnswerValue | undefined): void
  /** Puts several answers as they are; one without a value takes the answer at its path away. */
  putAll(answers: AnswerJson[]): void
  /** Takes a block of a repeat out; the blocks after it move up. */
  removeBlock(repeated: string, index: number): void
  /** The answered paths; the same array while they are the same. */
  paths(): readonly string[]
  /** The server's answers as they are known here. */
  atServer(): AnswerJson[]
  /** Drops what was typed at a path and not sent: the server's answer stands. */
  forget(path: string): void
  /** What was typed and not taken for sending yet; an answer without value removes. */
  unsent(): AnswerJson[]
  /** The server has these: they are no longer unsent, unless typed again since. */
  sent(batch: AnswerJson[]): void
  /** The server's answers are these now; what was typed and not sent stays. */
  adopt(answers: AnswerJson[]): void
  /** Told of every change. */
  subscribe(listener: () => void): () => void
  /** Told when the answer at a path changes: a key pressed in one field is nothing to the others. */
  watch(path: string, listener: () => void): () => void
  /** Told when a path becomes answered or is so no longer. */
  watchPaths(listener: () => void): () => void
}

/** A store that starts with the server's answers. */
export function createAnswerStore(initial: AnswerJson[]): AnswerStore {
  let known = byPath(initial)
  const typed = new Map<string, AnswerJson>()
  const all = createListeners()
  const ofPaths = createListeners()
  const ofAnswer = new Map<string, ReturnType<typeof createListeners>>()

  const get = (path: string) => {
    const answer = typed.get(path) ?? known.get(path)
    return answer && hasValue(answer) ? answer : undefined
  }
  let answered: readonly string[] = [...known.keys()].filter(get)
  const tell = (changed: Iterable<string>) => {
    const now = new Set(answered)
    for (const path of changed) {
      get(path) ? now.add(path) : now.delete(path)
      ofAnswer.get(path)?.tell()
    }
    if (now.size !== answered.length || answered.some((path) => !now.has(path))) {
      answered = [...now]
      ofPaths.tell()
    }
    all.tell()
  }
  const write = (path: string, value: AnswerValue | undefined) => {
    typed.set(path, value ? { origin: 'ANSWER_ORIGIN_TYPED', ...value, path } : { path })
  }
  return {
    get,
    paths: () => answered,
    put(path, value) {
      write(path, value)
      tell([path])
    },
    putAll(answers) {
      for (const answer of answers) typed.set(answer.path ?? '', answer)
      tell(answers.map(({ path }) => path ?? ''))
    },
    removeBlock(repeated, index) {
      const within = answered.filter((path) => isWithin(path, repeated))
      const before = within.map((path) => ({ path, answer: get(path) }))
      for (const path of within) write(path, undefined)
      for (const { path, answer } of before) {
        const moved = afterRemoval(path, repeated, index)
        if (moved && answer) typed.set(moved, { ...answer, path: moved })
      }
      tell(within)
    },
    atServer: () => [...known.values()],
    forget(path) {
      typed.delete(path)
      tell([path])
    },
    unsent: () => [...typed.values()],
    sent(batch) {
      for (const answer of batch) {
        const path = answer.path ?? ''
        known.set(path, answer)
        if (typed.get(path) === answer) typed.delete(path)
      }
      all.tell()
    },
    adopt(answers) {
      const before = [...known.keys()]
      known = byPath(answers)
      tell([...before, ...known.keys()])
    },
    subscribe: all.add,
    watch(path, listener) {
      const listeners = ofAnswer.get(path) ?? createListeners()
      ofAnswer.set(path, listeners)
      return listeners.add(listener)
    },
    watchPaths: ofPaths.add,
  }
}

function byPath(answers: AnswerJson[]): Map<string, AnswerJson> {
  return new Map(answers.map((answer) => [answer.path ?? '', answer]))
}

/** Whether an answer says something: an unticked box does, for a question with yes and no. */
function hasValue({ text, ticked, choices, date, number }: AnswerJson): boolean {
  return Boolean(text || choices?.ids?.length || date || number) || ticked !== undefined
}
