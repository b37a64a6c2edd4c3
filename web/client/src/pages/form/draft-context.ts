import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react'
import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { FormJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import type { AnswerJson, FindingJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import type { AnswerStore } from './answer-store.ts'
import type { Beside, Exclusions } from './exclusions.ts'
import type { FindingsStore } from './findings.ts'
import type { Saver, SaveState } from './saver.ts'
import type { TextLanguage } from './text-language.ts'

/**
 * A form that is being filled. What changes while somebody types is kept in stores: a field shows again only when its
 * own answer or findings change.
 */
export interface Draft {
  form: FormJson
  submission: SubmissionJson
  store: AnswerStore
  saver: Saver
  findings: FindingsStore
  exclusions: Exclusions
  textLanguage: TextLanguage
}

/** Filled by `DraftProvider`. */
export const DraftContext = createContext<Draft | null>(null)

/** The form that is being filled. */
export function useDraft(): Draft {
  const draft = useContext(DraftContext)
  if (!draft) throw new Error('used outside DraftProvider')
  return draft
}

/** The answer at a path. */
export function useAnswer(path: string): AnswerJson | undefined {
  const { store } = useDraft()
  const watch = useCallback((listener: () => void) => store.watch(path, listener), [store, path])
  return useSyncExternalStore(watch, () => store.get(path))
}

/** Something that follows from which paths are answered: a count, a yes or no. */
export function useAnswered<T extends string | number | boolean>(read: (paths: readonly string[]) => T): T {
  const { store } = useDraft()
  return useSyncExternalStore(store.watchPaths, () => read(store.paths()))
}

/** What validation found at a path. */
export function useFindingsAt(path: string): readonly FindingJson[] {
  const { findings } = useDraft()
  return useSyncExternalStore(findings.subscribe, () => findings.at(path))
}

/** All that validation found. */
export function useAllFindings(): readonly FindingJson[] {
  const { findings } = useDraft()
  return useSyncExternalStore(findings.subscribe, findings.all)
}

/** What is answered beside a point and may not be, and what was taken out in its favour. */
export function useExclusive(path: string): { besides: readonly Beside[]; left: readonly string[] } {
  const { store, exclusions } = useDraft()
  const read = () => JSON.stringify({ besides: exclusions.besides(path), left: exclusions.left(path) })
  const found = useSyncExternalStore(store.watchPaths, read)
  return useMemo(() => JSON.parse(found), [found])
}

/** Whether what was typed is saved. */
export function useSaveState(): SaveState {
  const { saver } = useDraft()
  return useSyncExternalStore(saver.subscribe, saver.state)
}

/** The language in which the form will be made. */
export function useOutputLanguage(): string {
  const { saver } = useDraft()
  return useSyncExternalStore(saver.subscribe, () => saver.state().language)
}
