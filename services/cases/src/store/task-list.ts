import type { EntityManager } from 'typeorm'
import type { CaseRow } from './entities/case.ts'
import { CaseEntity } from './entities/case.ts'
import { TaskEntity, type TaskRow } from './entities/task.ts'

/** Place in the work list after which a page begins. */
export interface TaskPosition {
  rank: number
  dueOn: string
  id: string
}

/** A task with the case that it belongs to. */
export interface ListedTask {
  task: TaskRow
  case: CaseRow
  position: TaskPosition
}

/** Failures come first, then what has a last day, our own before what we wait for on the same day; the rest last. */
const RANK = `CASE WHEN t.code <> '' THEN 0 WHEN t.due_on IS NOT NULL THEN 1 ELSE 2 END`
const DUE = `coalesce(t.due_on, 'infinity'::date)::text || CASE WHEN t.ours THEN '0' ELSE '1' END`

/** A page of open tasks of all cases, most urgent first, and how many there are in all. */
export async function listTasks(
  em: EntityManager,
  assignee: string | undefined,
  after: TaskPosition | undefined,
  limit: number,
): Promise<{ tasks: ListedTask[]; total: number }> {
  const mine = assignee === undefined ? '' : 'AND t.assignee = $1'
  const parameters: unknown[] = assignee === undefined ? [] : [assignee]
  const open = `FROM tasks t JOIN cases c ON c.id = t.case_id WHERE t.done_at IS NULL AND c.erased_at IS NULL ${mine}`
  const [{ total }] = await em.query(`SELECT count(*)::int AS total ${open}`, parameters)
  if (after) parameters.push(after.rank, after.dueOn, after.id)
  const n = parameters.length
  const rows: (TaskPosition & { caseId: string })[] = await em.query(
    `SELECT t.id, t.case_id AS "caseId", ${RANK} AS rank, ${DUE} AS "dueOn" ${open}
      ${after ? `AND (${RANK}, ${DUE}, t.id) > ($${n - 2}::int, $${n - 1}::text, $${n}::uuid)` : ''}
      ORDER BY ${RANK}, ${DUE}, t.id LIMIT ${Number(limit)}`,
    parameters,
  )
  return { tasks: await withRows(em, rows), total }
}

async function withRows(em: EntityManager, listed: (TaskPosition & { caseId: string })[]): Promise<ListedTask[]> {
  if (listed.length === 0) return []
  const byIds = (ids: string[]) => ({ ids })
  const tasks = await em
    .createQueryBuilder(TaskEntity, 't')
    .where('t.id IN (:...ids)', byIds(listed.map(({ id }) => id)))
    .getMany()
  const cases = await em
    .createQueryBuilder(CaseEntity, 'c')
    .where('c.id IN (:...ids)', byIds(listed.map(({ caseId }) => caseId)))
    .getMany()
  return listed.flatMap(({ caseId, ...position }) => {
    const task = tasks.find(({ id }) => id === position.id)
    const owner = cases.find(({ id }) => id === caseId)
    return task && owner ? [{ task, case: owner, position }] : []
  })
}
