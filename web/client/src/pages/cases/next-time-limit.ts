import type { TimeLimitJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { isoDay } from '../../i18n/legal-date.ts'

/** The running clock that ends first; undefined when none runs. */
export function nextTimeLimit(limits: TimeLimitJson[] = []): TimeLimitJson | undefined {
  return limits
    .filter((limit) => !limit.doneOn && limit.urgency !== 'URGENCY_DONE')
    .sort((one, other) => isoDay(one.dueOn).localeCompare(isoDay(other.dueOn)))[0]
}
