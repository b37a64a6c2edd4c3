import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import type { AnswerStore } from './answer-store.ts'

/** Puts answers that come from elsewhere, and gives how to undo it. */
export function takeOver(store: AnswerStore, answers: readonly AnswerJson[]): () => void {
  const before = answers.map(({ path = '' }) => store.get(path) ?? { path })
  store.putAll([...answers])
  return () => store.putAll(before)
}
