import { hasReason, Problem } from '../../api/problem.ts'
import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import type { AnswerStore } from './answer-store.ts'

/** Whether the server has what was typed. */
export interface SaveState {
  kind: 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict'
  etag: string
  language: string
  /** When it was last saved in this visit. */
  savedAt?: Date
  problem?: unknown
}

/** One change on its way; repeated under the same id until it is answered. */
interface Batch {
  answers: AnswerJson[]
  language?: string
  etag: string
  requestId: string
}

/** What a saver is made of. */
export interface SaverParts {
  store: AnswerStore
  submission: Pick<SubmissionJson, 'etag' | 'language'>
  send: (batch: Batch) => Promise<SubmissionJson>
  newRequestId: () => string
  now: () => Date
  /** How long typing must rest before it is saved. */
  restMs?: number
  /** How long until a failed save is tried again. */
  retryMs?: number
}

/** Saves what is typed by itself. */
export interface Saver {
  state(): SaveState
  subscribe(listener: () => void): () => void
  /** Saves now; false when something could not be saved. */
  flush(): Promise<boolean>
  chooseLanguage(language: string): void
  /** Goes on from this version of the server. */
  adopt(latest: SubmissionJson): void
  stop(): void
}

/** Starts saving: after a rest in typing, one change at a time, again after a failure that may pass. */
export function createSaver(parts: SaverParts): Saver {
  const { store, restMs = 1000, retryMs = 5000 } = parts
  let state: SaveState = {
    kind: 'saved',
    etag: parts.submission.etag ?? '',
    language: parts.submission.language ?? '',
  }
  let wantedLanguage: string | undefined
  let pending: Batch | undefined
  let running: Promise<boolean> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const become = (change: Partial<SaveState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const schedule = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }
  const unsaved = () => Boolean(pending) || store.unsent().length > 0 || wantedLanguage !== undefined
  const stopWatching = store.subscribe(() => {
    if (store.unsent().length === 0 || running) return
    if (state.kind === 'saved') become({ kind: 'unsaved' })
    if (state.kind !== 'conflict') schedule(restMs)
  })

  async function saveOnce(): Promise<boolean> {
    const { etag } = state
    pending ??= { answers: store.unsent(), language: wantedLanguage, etag, requestId: parts.newRequestId() }
    become({ kind: 'saving', problem: undefined })
    try {
      const saved = await parts.send(pending)
      store.sent(pending.answers)
      if (pending.language === wantedLanguage) wantedLanguage = undefined
      pending = undefined
      const language = saved.language ?? state.language
      become({ kind: unsaved() ? 'unsaved' : 'saved', etag: saved.etag ?? '', language, savedAt: parts.now() })
      return true
    } catch (problem) {
      const stale = hasReason(problem, 'STALE_ETAG')
      if (!mayPass(problem)) pending = undefined
      become({ kind: stale ? 'conflict' : 'failed', problem })
      if (mayPass(problem)) schedule(retryMs)
      return false
    }
  }
  async function saveAll(): Promise<boolean> {
    while (unsaved()) if (!(await saveOnce())) return false
    return true
  }
  function flush(): Promise<boolean> {
    clearTimeout(timer)
    if (state.kind === 'conflict') return Promise.resolve(false)
    running ??= saveAll().finally(() => {
      running = undefined
    })
    return running
  }
  return {
    state: () => state,
    flush,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    chooseLanguage(language) {
      wantedLanguage = language
      become({ kind: 'unsaved', language })
      schedule(0)
    },
    adopt(latest) {
      store.adopt(latest.answers ?? [])
      become({
        kind: 'saved',
        etag: latest.etag ?? '',
        language: latest.language ?? state.language,
        problem: undefined,
      })
      if (unsaved()) {
        become({ kind: 'unsaved' })
        schedule(0)
      }
    },
    stop() {
      clearTimeout(timer)
      stopWatching()
    },
  }
}

/** Whether the same change may succeed later: the server was not reached, is busy, or the session must be renewed. */
function mayPass(problem: unknown): boolean {
  if (!(problem instanceof Problem)) return false
  return problem.status === 0 || problem.status === 401 || problem.status === 429 || problem.status >= 502
}
