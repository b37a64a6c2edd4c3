import { createContext, useContext, useSyncExternalStore } from 'react'
import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { FormJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import type { AnswerStore } from './answer-store.ts'
import type { FindingsByPath } from './findings.ts'
import type { Saver, SaveState } from './saver.ts'

/** A form that is being filled. */
export interface Draft {
  form: FormJson
  submission: SubmissionJson
  store: AnswerStore
  saver: Saver
  findings: FindingsByPath
}

/** Filled by `DraftProvider`. */
export const DraftContext = createContext<Draft | null>(null)

/** The form that is being filled. */
export function useDraft(): Draft {
  const draft = useContext(DraftContext)
  if (!draft) throw new Error('used outside DraftProvider')
  return draft
}

/** The answer at a path; the field shows again only when that answer changes. */
export function useAnswer(path: string): AnswerJson | undefined {
  const { store } = useDraft()
  return useSyncExternalStore(store.subscribe, () => store.get(path))
}

/** Whether what was typed is saved. */
export function useSaveState(): SaveState {
  const { saver } = useDraft()
  return useSyncExternalStore(saver.subscribe, saver.state)
}
