import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Direction, type Task, Urgency } from '@sustento/platform/gen/sustento/cases/v1/case'
import {
  ListCasesRequest,
  ListTasksRequest,
  ListTimelineEntriesRequest,
} from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { MessageReceived } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { acknowledge, sendApplication } from '../testing/steps.ts'
import { dispatchOnce } from '../usecases/dispatch.ts'
import { noticeMessage } from '../usecases/notice-message.ts'
import { takeOverOnce } from '../usecases/take-over.ts'
import { doWork } from '../usecases/work.ts'
import { casesService } from './cases-service.ts'

const east = 'ca-east'
const west = 'ca-west'
const requestId = () => randomUUID()
const idOf = (name: string) => name.split('/').at(-1) ?? ''
let x: Exchange
let service: ReturnType<typeof casesService>
/** Our case, which the other authority has acknowledged, and the acknowledgement as it arrives. */
let ours: string
let arrived: MessageReceived

beforeAll(async () => {
  x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
  service = casesService(x.app)
})
afterAll(() => x.close())

beforeEach(async () => {
  ours = (await sendApplication(x.app, x.ctx(east))).name
  await x.carry(east, west)
  const request = ListCasesRequest.fromPartial({ direction: Direction.DIRECTION_INCOMING })
  const { cases } = await service.listCases(request, x.ctx(west))
  await acknowledge(x.app, x.ctx(west), cases[0]?.name ?? '')
  await dispatchOnce(x.app, west)
  arrived = { ...x.points.deliver(x.points.outgoing(west).at(-1)?.name ?? ''), conversationId: randomUUID() }
})

/** Our access point tells of a message, and what can be taken over is. */
async function arrive(message: MessageReceived): Promise<void> {
  await doWork(x.app, await x.app.loopCtx(east), (work) => noticeMessage(work, message))
  await takeOverOnce(x.app, east)
}

async function tasksOf(message: string, language = 'en'): Promise<Task[]> {
  const { tasks } = await service.listTasks(ListTasksRequest.fromPartial({ language }), x.ctx(east))
  return tasks.filter((task) => task.arrived?.message === message)
}

async function taskOf(message: string): Promise<Task> {
  const [task] = await tasksOf(message)
  if (!task) throw new Error('no task')
  return task
}

/** Brings the case under another instrument, in which a form of the Regulation is unknown. */
const misplace = (name: string) =>
  x.query(east, `UPDATE cases SET instrument = 'hague-2007', application = '10-1-a' WHERE id = $1`, [idOf(name)])

async function exchangeOf(name: string): Promise<string> {
  const [row] = await x.query<{ id: string }>(east, 'SELECT conversation_id AS id FROM cases WHERE id = $1', [
    idOf(name),
  ])
  return row?.id ?? ''
}

describe('a message that cannot be taken over', () => {
  test('is a task of the case of its exchange', async () => {
    await misplace(ours)
    await arrive({ ...arrived, conversationId: await exchangeOf(ours) })
    const task = await taskOf(arrived.message)
    expect(task).toMatchObject({ kind: 'message-not-taken-over', case: ours, code: 'INVALID_ARGUMENT' })
    expect(task.title).toMatch(/^A message could not be put into the case/)
    await service.completeTask({ name: task.name, requestId: requestId() }, x.ctx(east))
    expect(await tasksOf(arrived.message)).toEqual([])
    const request = ListTimelineEntriesRequest.fromPartial({ parent: ours, language: 'en' })
    const { entries } = await service.listTimelineEntries(request, x.ctx(east))
    expect(entries[1]?.words).toBe('A message that arrived could not be put into the case (INVALID_ARGUMENT)')
  })

  test('is a task of the authority when it would have opened a case', async () => {
    await arrive({ ...arrived, action: 'application' })
    const expected = { kind: 'message-without-case', case: '', code: 'FORM_INVALID' }
    expect(await taskOf(arrived.message)).toMatchObject(expected)
  })
})

describe('a message that fits no case', () => {
  beforeEach(() => arrive(arrived))

  test('is a task of the authority, first in the work list, that says what arrived', async () => {
    const { tasks, totalSize } = await service.listTasks(ListTasksRequest.create(), x.ctx(east))
    expect(totalSize).toBe(tasks.length)
    const task = await taskOf(arrived.message)
    expect(tasks[0]?.kind).toBe('message-without-case')
    expect(task).toMatchObject({
      kind: 'message-without-case',
      code: 'UNMATCHED',
      title: 'A message belongs to no case: choose its case, or clear it up with its sender',
      ...{ case: '', caseReference: '', caseTitle: '', instrument: '', counterpartState: '', article: '' },
      ...{ urgency: Urgency.URGENCY_TODAY, words: 'no time limit', ours: true },
      arrived: {
        message: arrived.message,
        partner: `tenants/${east}/partners/other`,
        action: 'acknowledgement',
        noticeTime: new Date('2027-01-04T09:00:00Z'),
      },
    })
    expect(task.name).toMatch(new RegExp(`^tenants/${east}/tasks/[0-9a-f-]{36}$`))
    const [inFrench] = await tasksOf(arrived.message, 'fr')
    expect(inFrench?.title).toMatch(/^Un message ne se rattache à aucun dossier/)
  })

  test('is also one that a third authority sends into the exchange of a case', async () => {
    const message = `${arrived.message}-of-another`
    const partner = `tenants/${east}/partners/third`
    await arrive({ ...arrived, message, partner, conversationId: await exchangeOf(ours) })
    expect(await taskOf(message)).toMatchObject({ kind: 'message-without-case', code: 'UNMATCHED', case: '' })
  })

  test('is no message of another authority that names its exchange the same', async () => {
    const theirs = { ...arrived, conversationId: await exchangeOf(ours), action: 'application' }
    const partner = `tenants/${east}/partners/third`
    await arrive({ ...theirs, message: `${arrived.message}-of-another`, partner })
    const [row] = await x.query<{ id: string; failure: string }>(
      east,
      'SELECT case_id AS id, failure FROM incoming_messages WHERE message = $1',
      [`${arrived.message}-of-another`],
    )
    expect(row?.id).not.toBe(idOf(ours))
    expect(row?.failure).not.toBe('UNMATCHED')
  })

  test('is one task, however often it is told of', async () => {
    await arrive(arrived)
    expect(await tasksOf(arrived.message)).toHaveLength(1)
  })

  test('is taken by somebody, given back, and dealt with another way', async () => {
    const { name } = await taskOf(arrived.message)
    const taken = await service.assignTask({ name, assignee: 'caseworker-1', requestId: requestId() }, x.ctx(east))
    expect(taken.task).toMatchObject({ name, assignee: 'caseworker-1', arrived: { message: arrived.message } })
    const mine = await service.listTasks(ListTasksRequest.fromPartial({ mine: true }), x.ctx(east))
    expect(mine.tasks.map((task) => task.name)).toContain(name)
    await service.assignTask({ name, assignee: '', requestId: requestId() }, x.ctx(east))
    const done = await service.completeTask({ name, requestId: requestId() }, x.ctx(east))
    expect(done.task).toMatchObject({ name, kind: 'message-without-case' })
    expect(await tasksOf(arrived.message)).toEqual([])
    const again = service.completeTask({ name, requestId: requestId() }, x.ctx(east))
    await expect(again).rejects.toMatchObject({ reason: 'NOT_FOUND' })
    const lines = await x.query<{ action: string }>(east, 'SELECT action FROM audit WHERE name = $1 ORDER BY seq', [
      name,
    ])
    expect(lines.map(({ action }) => action)).toEqual(expect.arrayContaining(['task.assign', 'task.complete']))
  })

  test('is no task of a case, nor the other way round', async () => {
    const { name } = await taskOf(arrived.message)
    const { tasks } = await service.listTasks(ListTasksRequest.create(), x.ctx(east))
    const ofCase = tasks.find((task) => task.case === ours)?.name ?? ''
    const moved = [name.replace(`tenants/${east}`, ours), ofCase.replace(ours, `tenants/${east}`)]
    for (const wrong of moved) {
      const completing = service.completeTask({ name: wrong, requestId: requestId() }, x.ctx(east))
      await expect(completing).rejects.toMatchObject({ reason: 'NOT_FOUND' })
    }
  })

  const match = (name: string, chosen: string) =>
    service.matchMessage({ name, case: chosen, requestId: requestId() }, x.ctx(east))

  test('is put into the case that an official chooses, and handled as if it had fitted', async () => {
    const { name } = await taskOf(arrived.message)
    const request = { name, case: ours, requestId: requestId() }
    const [one, two] = [
      await service.matchMessage(request, x.ctx(east)),
      await service.matchMessage(request, x.ctx(east)),
    ]
    expect([one.task?.name, two.task?.name]).toEqual([name, name])
    expect(await tasksOf(arrived.message)).toEqual([])
    await takeOverOnce(x.app, east)
    const { case: shown } = await service.getCase({ name: ours, language: 'en' }, x.ctx(east))
    expect(shown?.status).toBe('acknowledged')
    expect(shown?.timeLimits.map(({ clock, doneOn }) => [clock, doneOn !== undefined])).toEqual([
      ['acknowledge', true],
      ['status-report', false],
    ])
    expect(x.points.confirmed).toContain(arrived.message)
    const entries = ListTimelineEntriesRequest.fromPartial({ parent: ours, language: 'en' })
    const words = (await service.listTimelineEntries(entries, x.ctx(east))).entries.map((entry) => entry.words)
    expect(words).toContain('A message that fitted no case was put into this one')
    const audited = await x.query(east, `SELECT 1 FROM audit WHERE action = 'message.match' AND name = $1`, [name])
    expect(audited).toHaveLength(1)
  })

  test('is followed by later messages of its exchange', async () => {
    await match((await taskOf(arrived.message)).name, ours)
    const again = x.points.deliver(x.points.outgoing(west).at(-1)?.name ?? '')
    const later = { ...again, conversationId: arrived.conversationId }
    await arrive(later)
    expect(await tasksOf(later.message)).toEqual([])
    const taken = 'SELECT 1 FROM incoming_messages WHERE case_id = $1 AND confirmed_at IS NOT NULL'
    expect(await x.query(east, taken, [idOf(ours)])).toHaveLength(2)
  })

  test('comes back when it does not fit there either, and is not of that case', async () => {
    await misplace(ours)
    await match((await taskOf(arrived.message)).name, ours)
    await takeOverOnce(x.app, east)
    expect(await taskOf(arrived.message)).toMatchObject({ kind: 'message-without-case', code: 'INVALID_ARGUMENT' })
    expect(await x.query(east, 'SELECT 1 FROM incoming_messages WHERE case_id = $1', [idOf(ours)])).toEqual([])
  })

  test('is not put into a case with another authority, one that was erased, or none', async () => {
    const { name } = await taskOf(arrived.message)
    await x.query(east, 'UPDATE cases SET partner = $2 WHERE id = $1', [idOf(ours), `tenants/${east}/partners/third`])
    await expect(match(name, ours)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT', about: { field: 'case' } })
    const supervisor = x.ctx(east, ['supervisor', 'caseworker'])
    const { case: shown } = await service.getCase({ name: ours, language: '' }, supervisor)
    const erasing = { name: ours, etag: shown?.etag ?? '', legalBasis: 'test', requestId: requestId() }
    await service.eraseCase(erasing, supervisor)
    await expect(match(name, ours)).rejects.toMatchObject({ reason: 'ERASED' })
    const nowhere = `tenants/${east}/cases/${randomUUID()}`
    await expect(match(name, nowhere)).rejects.toMatchObject({ reason: 'NOT_FOUND' })
    expect(await tasksOf(arrived.message)).toHaveLength(1)
  })
})

test('an application is never put into a case: it opens one', async () => {
  await arrive({ ...arrived, action: 'application' })
  const { name } = await taskOf(arrived.message)
  const matching = service.matchMessage({ name, case: ours, requestId: requestId() }, x.ctx(east))
  await expect(matching).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
})
