import type { Ctx } from '@sustento/platform/ctx'
import type { ListTimelineEntriesRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { pageSize } from '@sustento/platform/page'
import { inTenant } from '@sustento/platform/unit'
import type { App } from '../app.ts'
import { caseIdIn } from '../domain/names.ts'
import { getCase } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { TimelineRow } from '../store/entities/timeline-entry.ts'
import { listTimeline, type TimelinePosition } from '../store/timeline.ts'

/** A page of the timeline of a case. It holds no personal data, so that auditors read it too. */
export interface TimelinePage {
  case: CaseRow
  entries: TimelineRow[]
  /** Where the next page begins; absent at the end. */
  next?: TimelinePosition
}

/** Lists what happened in a case, newest first. */
export function listTimelinePage(
  app: App,
  ctx: Ctx,
  request: ListTimelineEntriesRequest,
  after: TimelinePosition | undefined,
): Promise<TimelinePage> {
  const id = caseIdIn(request.parent)
  const size = pageSize(request.pageSize)
  return inTenant(app, ctx, async (tx) => {
    const owner = await getCase(tx, id)
    const rows = await listTimeline(tx, id, after, size + 1)
    const entries = rows.slice(0, size)
    const last = entries.at(-1)
    const next = rows.length > size && last ? { time: last.time.toISOString(), id: last.id } : undefined
    return { case: owner, entries, ...(next ? { next } : {}) }
  })
}
