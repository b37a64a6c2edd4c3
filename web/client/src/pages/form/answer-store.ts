import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import { afterRemoval, isWithin } from './paths.ts'

/** The value of an answer, one of the kinds that the contract knows. */
export type AnswerValue = Pick<AnswerJson, 'text' | 'ticked' | 'choices' | 'date' | 'number' | 'language'>

/** The answers of a form: what the server has, and what was typed since. Fields read and write their own path. */
export interface AnswerStore {
  get(path: string): AnswerJson | undefined
  /** Types an answer; undefined takes it away. */
  put(path: string, value: AnswerValue | undefined): void
  /** Takes a block of a repeat out; the blocks after it move up. */
  removeBlock(repeated: string, index: number): void
  paths(): string[]
  /** What was typed and not taken for sending yet; an answer without value removes. */
  unsent(): AnswerJson[]
  /** The server has these: they are no longer unsent, unless typed again since. */
  sent(batch: AnswerJson[]): void
  /** The server's answers are these now; what was typed and not sent stays. */
  adopt(answers: AnswerJson[]): void
  subscribe(listener: () => void): () => void
}

/** A store that starts with the server's answers. */
export function createAnswerStore(initial: AnswerJson[]): AnswerStore {
  let known = byPath(initial)
  const typed = new Map<string, AnswerJson>()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const write = (path: string, value: AnswerValue | undefined) => {
    typed.set(path, value ? { path, origin: 'ANSWER_ORIGIN_TYPED', ...value } : { path })
  }
  const get = (path: string) => {
    const answer = typed.get(path) ?? known.get(path)
    return answer && hasValue(answer) ? answer : undefined
  }
  const paths = () => [...new Set([...known.keys(), ...typed.keys()])].filter((path) => get(path))
  return {
    get,
    paths,
    put(path, value) {
      write(path, value)
      tell()
    },
    removeBlock(repeated, index) {
      const within = paths().filter((path) => isWithin(path, repeated))
      const before = within.map((path) => ({ path, answer: get(path) }))
      for (const path of within) write(path, undefined)
      for (const { path, answer } of before) {
        const moved = afterRemoval(path, repeated, index)
        if (moved && answer) typed.set(moved, { ...answer, path: moved })
      }
      tell()
    },
    unsent: () => [...typed.values()],
    sent(batch) {
      for (const answer of batch) {
        const path = answer.path ?? ''
        known.set(path, answer)
        if (typed.get(path) === answer) typed.delete(path)
      }
      tell()
    },
    adopt(answers) {
      known = byPath(answers)
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function byPath(answers: AnswerJson[]): Map<string, AnswerJson> {
  return new Map(answers.map((answer) => [answer.path ?? '', answer]))
}

/** Whether an answer says something: an unticked box does, for a question with yes and no. */
function hasValue({ text, ticked, choices, date, number }: AnswerJson): boolean {
  return Boolean(text || choices?.ids?.length || date || number) || ticked !== undefined
}
