import type { FindingJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import { isWithin } from './paths.ts'

/** What validation found, by path. */
export interface FindingsByPath {
  all: FindingJson[]
  at(path: string): FindingJson[]
  /** How many stand in the way of sending within a place. */
  blockingWithin(path: string): number
}

/** Arranges findings by path. */
export function findingsByPath(all: FindingJson[]): FindingsByPath {
  const byPath = Map.groupBy(all, (finding) => finding.path ?? '')
  return {
    all,
    at: (path) => byPath.get(path) ?? [],
    blockingWithin: (path) => all.filter((each) => isBlocking(each) && isWithin(each.path ?? '', path)).length,
  }
}

/** Whether a finding stands in the way of sending. */
export function isBlocking({ severity }: FindingJson): boolean {
  return severity === 'SEVERITY_MUST'
}
