import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'

/** Whether a case may still be another authority's of the State: it arrived, and nothing has been said about it here. */
export function isForwardable({ direction, status, erased }: CaseJson): boolean {
  return direction === 'DIRECTION_INCOMING' && status === 'received' && !erased
}
