import { useOutletContext } from 'react-router'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'

/** The case that the page shows, for its sections. */
export function useShownCase(): CaseJson {
  return useOutletContext<CaseJson>()
}
