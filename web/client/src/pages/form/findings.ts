import type { FindingJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import { createListeners } from './listeners.ts'
import { isWithin } from './paths.ts'

/** What validation found, by path. */
export interface FindingsStore {
  all(): readonly FindingJson[]
  /** What was found at a path; the same array while it is the same, so that only fields that changed show again. */
  at(path: string): readonly FindingJson[]
  /** How many stand in the way of sending within a place. */
  blockingWithin(path: string): number
  /** Whether anything was validated yet. */
  checked(): boolean
  /** Takes what was found now. */
  adopt(found: FindingJson[]): void
  subscribe(listener: () => void): () => void
}

const none: readonly FindingJson[] = []

/** Nothing found yet. */
export function createFindingsStore(): FindingsStore {
  let all = none
  let checked = false
  let byPath = new Map<string, readonly FindingJson[]>()
  const listeners = createListeners()
  return {
    all: () => all,
    at: (path) => byPath.get(path) ?? none,
    blockingWithin: (path) => all.filter((each) => isBlocking(each) && isWithin(each.path ?? '', path)).length,
    checked: () => checked,
    adopt(found) {
      const before = byPath
      all = found
      checked = true
      byPath = new Map()
      for (const [path, here] of Map.groupBy(found, (finding) => finding.path ?? '')) {
        const same = before.get(path)
        byPath.set(path, same && JSON.stringify(same) === JSON.stringify(here) ? same : here)
      }
      listeners.tell()
    },
    subscribe: listeners.add,
  }
}

/** Whether a finding stands in the way of sending. */
export function isBlocking({ severity }: FindingJson): boolean {
  return severity === 'SEVERITY_MUST'
}
