import type { Ctx } from '@sustento/platform/ctx'
import type { ListCasesRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { pageSize } from '@sustento/platform/page'
import type { App } from '../app.ts'
import { openTitle } from '../store/case-file.ts'
import { type CaseFilter, type CasePosition, listCases, nextStepsOf } from '../store/case-list.ts'
import type { CaseRow } from '../store/entities/case.ts'
import { timeLimitsOf } from '../store/time-limits.ts'
import type { ReadCase } from './get-case.ts'
import { searchKeysOf } from './name-keys.ts'
import { requirePlain } from './plain-text.ts'
import { auditDone } from './record.ts'
import { seesPersons } from './sight.ts'
import { openVault } from './vault.ts'
import { doWork, type Work } from './work.ts'

/** A search that finds nobody. */
const NOBODY = [[]]

/** A page of cases. */
export interface CasePage {
  cases: ReadCase[]
  total: number
  /** Where the next page begins; absent at the end. */
  next?: CasePosition
}

/** Lists cases, last changed first. A search by name needs the right to see names and finds nothing without it. */
export async function listCasePage(
  app: App,
  ctx: Ctx,
  request: ListCasesRequest,
  direction: string | undefined,
  after: CasePosition | undefined,
): Promise<CasePage> {
  const { instrument, status, counterpartState, query } = request
  const filter: CaseFilter = { instrument, status, counterpartState, ...(direction ? { direction } : {}) }
  for (const [field, text] of Object.entries({ instrument, status, counterpart_state: counterpartState })) {
    requirePlain(field, text)
  }
  const sees = seesPersons(ctx)
  if (query.trim() !== '') filter.names = sees ? await searchKeysOf(app, ctx.tenant, query) : NOBODY
  const size = pageSize(request.pageSize)
  return doWork(app, ctx, async (work) => {
    const { tx } = work
    const { rows, total } = await listCases(tx, filter, after, size + 1)
    const shown = rows.slice(0, size)
    const cases = await withDetails(work, shown, sees)
    if (sees) await auditDone(work, 'case.list', `tenants/${ctx.tenant}`)
    const last = shown.at(-1)
    const next = rows.length > size && last ? { updatedAt: last.updatedAt.toISOString(), id: last.id } : undefined
    return { cases, total, ...(next ? { next } : {}) }
  })
}

async function withDetails({ app, ctx, tx }: Work, rows: CaseRow[], sees: boolean): Promise<ReadCase[]> {
  const ids = rows.map(({ id }) => id)
  const limits = ids.length > 0 ? await timeLimitsOf(tx, ids) : []
  const steps = await nextStepsOf(tx, ids)
  return Promise.all(
    rows.map(async (row) => ({
      row,
      timeLimits: limits.filter(({ caseId }) => caseId === row.id),
      nextSteps: steps.get(row.id) ?? [],
      title: sees && !row.erasedAt ? openTitle(await openVault(app, ctx.tenant, row.id), row) : '',
    })),
  )
}
