import type { Ctx } from '@sustento/platform/ctx'
import { Direction } from '@sustento/platform/gen/sustento/cases/v1/case'
import type {
  ListCasesRequest,
  ListCasesResponse,
  ListTasksRequest,
  ListTasksResponse,
  ListTimelineEntriesRequest,
  ListTimelineEntriesResponse,
} from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { type PageOf, readPageToken, writePageToken } from '@sustento/platform/page'
import type { App } from '../app.ts'
import { listCasePage } from '../usecases/list-cases.ts'
import { listTaskPage } from '../usecases/list-tasks.ts'
import { listTimelinePage } from '../usecases/list-timeline.ts'
import { languageOf } from './language.ts'
import { toCase } from './to-case.ts'
import { toTask } from './to-task.ts'
import { toTimelineEntry } from './to-timeline-entry.ts'

const directions: Partial<Record<Direction, string>> = {
  [Direction.DIRECTION_OUTGOING]: 'outgoing',
  [Direction.DIRECTION_INCOMING]: 'incoming',
}

/** A page of cases. */
export async function listCases(app: App, ctx: Ctx, request: ListCasesRequest): Promise<ListCasesResponse> {
  const { query, instrument, status, direction, counterpartState, language } = request
  const of: PageOf = {
    tenant: ctx.tenant,
    rpc: 'ListCases',
    filter: { query, instrument, status, direction, counterpartState },
  }
  const after = await readPageToken<{ updatedAt: string; id: string }>(app.keyring, of, request.pageToken)
  const { cases, total, next } = await listCasePage(app, ctx, request, directions[direction], after)
  const words = languageOf(ctx, language)
  return {
    cases: cases.map((each) => toCase(app, ctx.tenant, each, words)),
    nextPageToken: await writePageToken(app.keyring, of, next),
    totalSize: total,
  }
}

/** A page of the work list. */
export async function listTasks(app: App, ctx: Ctx, request: ListTasksRequest): Promise<ListTasksResponse> {
  const mine = request.mine ? ctx.actor.subject : ''
  const of: PageOf = { tenant: ctx.tenant, rpc: 'ListTasks', filter: { mine } }
  const after = await readPageToken<{ rank: number; dueOn: string; id: string }>(app.keyring, of, request.pageToken)
  const { tasks, total, next } = await listTaskPage(app, ctx, request, after)
  const words = languageOf(ctx, request.language)
  return {
    tasks: tasks.map((each) => toTask(app, ctx.tenant, each, words)),
    nextPageToken: await writePageToken(app.keyring, of, next),
    totalSize: total,
  }
}

/** A page of the timeline of a case. */
export async function listTimelineEntries(
  app: App,
  ctx: Ctx,
  request: ListTimelineEntriesRequest,
): Promise<ListTimelineEntriesResponse> {
  const of: PageOf = { tenant: ctx.tenant, rpc: 'ListTimelineEntries', filter: { parent: request.parent } }
  const after = await readPageToken<{ time: string; id: string }>(app.keyring, of, request.pageToken)
  const { case: owner, entries, next } = await listTimelinePage(app, ctx, request, after)
  const words = languageOf(ctx, request.language)
  return {
    entries: entries.map((each) => toTimelineEntry(app, ctx.tenant, owner, each, words)),
    nextPageToken: await writePageToken(app.keyring, of, next),
  }
}
