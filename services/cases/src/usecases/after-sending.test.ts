import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ListCasesRequest, ListTasksRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { childIdsIn } from '../domain/names.ts'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { acknowledge, caseEtagOf, people, sendApplication } from '../testing/steps.ts'
import { assignTask } from './assign-task.ts'
import { collected } from './byte-streams.ts'
import { completeTask } from './complete-task.ts'
import { recordDelivery, recordFailure } from './delivery.ts'
import { dispatchOnce } from './dispatch.ts'
import { eraseCase } from './erase-case.ts'
import { readCase } from './get-case.ts'
import { listCasePage } from './list-cases.ts'
import { listTaskPage } from './list-tasks.ts'
import { listTimelinePage } from './list-timeline.ts'
import { readSubmission, readSubmissions } from './read-submissions.ts'
import { renderSubmission } from './render-submission.ts'
import { doWork } from './work.ts'

const east = 'ca-east'
const west = 'ca-west'
let x: Exchange

beforeAll(async () => {
  x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
})
afterAll(() => x.close())

const tasks = async (tenant: string, about: object = {}, ctx = x.ctx(tenant)) =>
  (await listTaskPage(x.app, ctx, ListTasksRequest.fromPartial(about), undefined)).tasks

/** Hands an application over, and tells what became of its message. */
async function handedOver() {
  const { name, submission } = await sendApplication(x.app, x.ctx(east))
  await dispatchOnce(x.app, east)
  const ids = childIdsIn(submission, 'submissions')
  const notice = { caseId: ids.caseId, submission: ids.id, message: `tenants/${east}/messages/${randomUUID()}` }
  const ctx = await x.app.loopCtx(east)
  return {
    name,
    submission,
    fails: () => doWork(x.app, ctx, (work) => recordFailure(work, { ...notice, code: 'EBMS:0301' })),
    arrives: () => doWork(x.app, ctx, (work) => recordDelivery(work, { ...notice, receipt: 'ab12' })),
  }
}

describe('a message that is not delivered', () => {
  test('is a task for the caseworker, first in the work list, until it arrives after all', async () => {
    const { name, submission, fails, arrives } = await handedOver()
    await fails()
    await fails()
    const [first, ...others] = await tasks(east)
    expect(first?.task).toMatchObject({ kind: 'message-not-delivered', code: 'EBMS:0301', subject: submission })
    expect(others.map(({ task }) => task.kind)).not.toContain('message-not-delivered')
    expect((await readCase(x.app, x.ctx(east), name)).row.status).toBe('not-delivered')
    await arrives()
    await arrives()
    expect((await tasks(east)).map(({ task }) => task.kind)).not.toContain('message-not-delivered')
    const { row, timeLimits } = await readCase(x.app, x.ctx(east), name)
    expect([row.status, timeLimits.length]).toEqual(['delivered', 1])
    expect((await readSubmission(x.app, x.ctx(east), submission)).row.state).toBe('delivered')
  })

  test('whose case was erased meanwhile disturbs nobody', async () => {
    const { name, fails } = await handedOver()
    await erase(name)
    await fails()
    expect((await tasks(east)).map(({ task }) => task.code)).not.toContain('EBMS:0301')
  })

  test('can be dealt with another way; what the law waits for cannot', async () => {
    const { fails } = await handedOver()
    await fails()
    const [failed, ...others] = await tasks(east)
    const nameOf = (listed: typeof failed) => `tenants/${east}/cases/${listed?.case?.id}/tasks/${listed?.task.id}`
    await completeTask(x.app, x.ctx(east), { name: nameOf(failed), requestId: randomUUID() })
    expect((await tasks(east)).map(({ task }) => task.id)).not.toContain(failed?.task.id)
    const awaited = others.find(({ task }) => task.kind === 'wait-acknowledgement')
    const ending = completeTask(x.app, x.ctx(east), { name: nameOf(awaited), requestId: randomUUID() })
    await expect(ending).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
  })
})

describe('a receipt that comes after the acknowledgement', () => {
  test('starts no clock again', async () => {
    const { name } = await sendApplication(x.app, x.ctx(east))
    const ids = await x.query<{ id: string }>(east, 'SELECT id FROM submissions ORDER BY id DESC LIMIT 1')
    await x.query(east, `UPDATE cases SET status = 'acknowledged' WHERE id = $1`, [name.split('/').at(-1)])
    const ctx = await x.app.loopCtx(east)
    const notice = { caseId: name.split('/').at(-1) ?? '', submission: ids[0]?.id ?? '', message: 'm' }
    await doWork(x.app, ctx, (work) => recordDelivery(work, { ...notice, receipt: 'ab12' }))
    const { row, timeLimits } = await readCase(x.app, x.ctx(east), name)
    expect([row.status, timeLimits]).toEqual(['acknowledged', []])
  })
})

describe('the work list', () => {
  test('shows time limits by their last day, those with none last, page by page', async () => {
    const page = async (after: Parameters<typeof listTaskPage>[3]) =>
      listTaskPage(x.app, x.ctx(east), ListTasksRequest.fromPartial({ pageSize: 1 }), after)
    const seen: (string | null)[] = []
    for (let next: Parameters<typeof listTaskPage>[3], more = true; more; more = next !== undefined) {
      const found = await page(next)
      seen.push(...found.tasks.map(({ task }) => task.dueOn))
      next = found.next
    }
    expect(seen.length).toBe((await tasks(east)).length)
    expect(seen).toEqual([...seen].sort((a, b) => (a ?? '9').localeCompare(b ?? '9')))
  })

  test('knows whose task it is: taken, not taken over by a colleague, given back', async () => {
    const [listed] = await tasks(east)
    const name = `tenants/${east}/cases/${listed?.case?.id}/tasks/${listed?.task.id}`
    const [anna, bert] = ['anna', 'bert'].map((subject) => x.ctx(east, ['caseworker'], subject))
    if (!anna || !bert) throw new Error('two colleagues')
    await assignTask(x.app, anna, { name, assignee: 'anna', requestId: randomUUID() })
    expect((await tasks(east, { mine: true }, anna)).map(({ task }) => task.id)).toEqual([listed?.task.id])
    expect(await tasks(east, { mine: true }, bert)).toEqual([])
    const taking = assignTask(x.app, bert, { name, assignee: 'bert', requestId: randomUUID() })
    await expect(taking).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
    await assignTask(x.app, anna, { name, assignee: '', requestId: randomUUID() })
    await assignTask(x.app, bert, { name, assignee: 'bert', requestId: randomUUID() })
    expect(await tasks(east, { mine: true }, bert)).toHaveLength(1)
  })
})

describe('an acknowledgement', () => {
  test('that comes late says so as a fact', async () => {
    await sendApplication(x.app, x.ctx(east))
    await x.carry(east, west)
    const { cases } = await listCasePage(x.app, x.ctx(west), ListCasesRequest.create(), undefined, undefined)
    const opened = `tenants/${west}/cases/${cases[0]?.row.id}`
    x.clock.set('2027-02-04T09:00:00Z')
    await acknowledge(x.app, x.ctx(west), opened)
    const [fact] = await x.query<{ data: Buffer }>(
      west,
      `SELECT data FROM outbox WHERE type LIKE '%ApplicationAcknowledged'`,
    )
    const { ApplicationAcknowledged } = await import('@sustento/platform/gen/sustento/cases/v1/case_events')
    expect(ApplicationAcknowledged.decode(fact?.data ?? Buffer.alloc(0))).toMatchObject({
      inTime: false,
      on: { day: 4 },
    })
  })

  test('that comes again under another id is kept, and starts and tells nothing anew', async () => {
    const { name } = await sendApplication(x.app, x.ctx(east))
    await x.carry(east, west)
    const { cases } = await listCasePage(x.app, x.ctx(west), ListCasesRequest.create(), undefined, undefined)
    await acknowledge(x.app, x.ctx(west), `tenants/${west}/cases/${cases[0]?.row.id}`)
    await x.carry(west, east)
    const before = await readCase(x.app, x.ctx(east), name)
    const facts = await x.facts(east)
    await x.bring(west, east, x.points.outgoing(west).at(-1)?.name ?? '')
    const after = await readCase(x.app, x.ctx(east), name)
    expect(after.timeLimits).toEqual(before.timeLimits)
    expect(await x.facts(east)).toEqual(facts)
    const received = (await readSubmissions(x.app, x.ctx(east), name)).filter(({ row }) => row.state === 'received')
    expect(received).toHaveLength(2)
  })
})

describe('erasing a case', () => {
  test('leaves noise: nothing opens, nobody is found, the frame stays', async () => {
    const { name, submission } = await sendApplication(x.app, x.ctx(east))
    await erase(name)
    const { row, title, file } = await readCase(x.app, x.ctx(east), name)
    expect([row.erasedAt === null, title, file]).toEqual([false, '', undefined])
    expect((await readSubmission(x.app, x.ctx(east), submission)).answers).toEqual([])
    const pdf = collected(renderSubmission(x.app, x.ctx(east), { name: submission, language: '', xml: false }))
    await expect(pdf).rejects.toMatchObject({ reason: 'ERASED' })
    const id = name.split('/').at(-1)
    for (const table of ['persons', 'name_index']) {
      expect(await x.query(east, `SELECT 1 FROM ${table} WHERE case_id = $1`, [id])).toEqual([])
    }
    expect((await x.facts(east)).at(-1)).toBe('CaseErased')
    const keys = await (await x.app.dbs.keys(east)).query('SELECT 1 FROM scope_keys WHERE scope = $1', [`cases/${id}`])
    expect(keys).toEqual([])
    const query = ListCasesRequest.fromPartial({ query: people.debtor })
    const found = (await listCasePage(x.app, x.ctx(east), query, undefined, undefined)).cases
    expect(found.map((each) => each.row.id)).not.toContain(id)
  })

  test('needs its legal basis, and happens once', async () => {
    const { name } = await sendApplication(x.app, x.ctx(east))
    await expect(erase(name, ' ')).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
    await erase(name)
    await expect(erase(name)).rejects.toMatchObject({ reason: 'ERASED' })
  })
})

describe('the timeline', () => {
  test('tells what happened, newest first, and shows an auditor the same', async () => {
    const { name } = await sendApplication(x.app, x.ctx(east))
    const page = { parent: name, pageSize: 3, pageToken: '', language: '' }
    const { entries, next } = await listTimelinePage(x.app, x.ctx(east, ['auditor']), page, undefined)
    expect(entries.map(({ kind }) => kind)).toEqual(['status-changed', 'submission-frozen', 'submission-signed'])
    const rest = await listTimelinePage(x.app, x.ctx(east, ['auditor']), { ...page, pageSize: 50 }, next)
    expect(rest.entries.map(({ kind }) => kind).at(-1)).toBe('case-opened')
    expect(rest.next).toBeUndefined()
  })
})

async function erase(name: string, legalBasis = 'regulation-4-2009/62(3)') {
  const supervisor = x.ctx(east, ['supervisor', 'caseworker'])
  const etag = await caseEtagOf(x.app, supervisor, name)
  return eraseCase(x.app, supervisor, { name, etag, requestId: randomUUID(), legalBasis })
}
