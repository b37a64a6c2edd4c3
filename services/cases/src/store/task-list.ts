import { type EntityManager, In } from 'typeorm'
import { TaskEntity } from './entities/task.ts'
import { type PlacedTask, placed } from './placed-task.ts'

/** Place in the work list after which a page begins. */
export interface TaskPosition {
  rank: number
  dueOn: string
  id: string
}

/** A task of the work list. */
export interface ListedTask extends PlacedTask {
  position: TaskPosition
}

/** Failures come first, then what has a last day, our own before what we wait for on the same day; the rest last. */
const RANK = `CASE WHEN t.code <> '' THEN 0 WHEN t.due_on IS NOT NULL THEN 1 ELSE 2 END`
const DUE = `coalesce(t.due_on, 'infinity'::date)::text || CASE WHEN t.ours THEN '0' ELSE '1' END`

/** A page of open tasks of all cases and of the authority itself, most urgent first, and how many there are in all. */
export async function listTasks(
  em: EntityManager,
  assignee: string | undefined,
  after: TaskPosition | undefined,
  limit: number,
): Promise<{ tasks: ListedTask[]; total: number }> {
  const mine = assignee === undefined ? '' : 'AND t.assignee = $1'
  const parameters: unknown[] = assignee === undefined ? [] : [assignee]
  const open = `FROM tasks t LEFT JOIN cases c ON c.id = t.case_id WHERE t.done_at IS NULL AND c.erased_at IS NULL ${mine}`
  const [{ total }] = await em.query(`SELECT count(*)::int AS total ${open}`, parameters)
  if (after) parameters.push(after.rank, after.dueOn, after.id)
  const n = parameters.length
  const rows: TaskPosition[] = await em.query(
    `SELECT t.id, ${RANK} AS rank, ${DUE} AS "dueOn" ${open}
      ${after ? `AND (${RANK}, ${DUE}, t.id) > ($${n - 2}::int, $${n - 1}::text, $${n}::uuid)` : ''}
      ORDER BY ${RANK}, ${DUE}, t.id LIMIT ${Number(limit)}`,
    parameters,
  )
  return { tasks: await withRows(em, rows), total }
}

async function withRows(em: EntityManager, positions: TaskPosition[]): Promise<ListedTask[]> {
  const tasks = await em.findBy(TaskEntity, { id: In(positions.map(({ id }) => id)) })
  const all = await placed(em, tasks)
  return positions.flatMap((position) => {
    const found = all.find(({ task }) => task.id === position.id)
    return found ? [{ ...found, position }] : []
  })
}
