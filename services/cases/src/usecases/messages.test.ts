import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ListCasesRequest, ListTasksRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { taskName } from '../domain/names.ts'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { acknowledge, attach, give, people, sendApplication, start, transmit, type } from '../testing/steps.ts'
import { completeTask } from './complete-task.ts'
import { readCase } from './get-case.ts'
import { listCasePage } from './list-cases.ts'
import { listTaskPage } from './list-tasks.ts'
import { readDocuments } from './read-documents.ts'

const east = 'ca-east'
const west = 'ca-west'
let x: Exchange
/** The same case as each authority knows it. */
let ours: string
let theirs: string

beforeAll(async () => {
  x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
  ours = (await sendApplication(x.app, x.ctx(east))).name
  await x.carry(east, west)
  const { cases } = await listCasePage(x.app, x.ctx(west), ListCasesRequest.create(), undefined, undefined)
  theirs = `tenants/${west}/cases/${cases[0]?.row.id}`
  x.clock.set('2027-01-18T09:00:00Z')
  await acknowledge(x.app, x.ctx(west), theirs)
  await x.carry(west, east)
})
afterAll(() => x.close())

const seen = async (tenant: string, name: string) => readCase(x.app, x.ctx(tenant), name)
const running = async (tenant: string, name: string) =>
  (await seen(tenant, name)).timeLimits
    .filter(({ doneOn }) => doneOn === null)
    .map(({ clock, dueOn, ours: bound }) => [clock, dueOn, bound])
const openTasks = async (tenant: string) =>
  (await listTaskPage(x.app, x.ctx(tenant), ListTasksRequest.create(), undefined)).tasks.map(({ task }) => task)
const day = (iso: string) => {
  const [year = 0, month = 0, date = 0] = iso.split('-').map(Number)
  return { $case: 'date' as const, value: { year, month, day: date } }
}

describe('messages between the authorities of a case', () => {
  test('a report on the state of the application stops its clock on both sides, and is read', async () => {
    const report = await start(x.app, x.ctx(west), theirs, 'message-status-report')
    await transmit(x.app, x.ctx(west), report)
    await x.carry(west, east)
    for (const [tenant, name] of [
      [east, ours],
      [west, theirs],
    ] as const) {
      expect((await seen(tenant, name)).row.status).toBe('in-progress')
      expect(await running(tenant, name)).toEqual([])
    }
    const [task] = await openTasks(east)
    expect(task).toMatchObject({ kind: 'read-message', subject: expect.stringContaining(`${ours}/submissions/`) })
    const name = taskName(east, task?.caseId ?? '', task?.id ?? '')
    await completeTask(x.app, x.ctx(east), { name, requestId: randomUUID() })
    expect(await openTasks(east)).toEqual([])
  })

  test('what is asked for is awaited for 90 days or longer, never shorter, and binds who asked for help', async () => {
    const request = await start(x.app, x.ctx(west), theirs, 'message-information-request')
    await give(x.app, x.ctx(west), request, 'needed.dueOn', day('2027-04-01'))
    await expect(transmit(x.app, x.ctx(west), request)).rejects.toMatchObject({
      violations: [{ field: 'needed.dueOn', reason: 'PERIOD_TOO_SHORT' }],
    })
    await give(x.app, x.ctx(west), request, 'needed.dueOn', day('2027-05-03'))
    await transmit(x.app, x.ctx(west), request)
    await x.carry(west, east)
    expect(await running(west, theirs)).toEqual([['additional-documents', '2027-05-03', false]])
    expect(await running(east, ours)).toEqual([['additional-documents', '2027-05-03', true]])
    expect((await openTasks(east)).map(({ kind }) => kind)).toEqual(['supply-documents'])
    expect((await seen(east, ours)).row.status).toBe('awaiting-documents')
  })

  test('who asks again gives the whole period again, and never a shorter one', async () => {
    const ask = async () =>
      transmit(x.app, x.ctx(west), await start(x.app, x.ctx(west), theirs, 'message-information-request'))
    x.clock.set('2027-01-25T09:00:00Z')
    await ask()
    await x.carry(west, east)
    // 90 days from now end on 26 April, before what was granted
    expect(await running(east, ours)).toEqual([['additional-documents', '2027-05-03', true]])
    x.clock.set('2027-02-08T09:00:00Z')
    await ask()
    await x.carry(west, east)
    expect(await running(west, theirs)).toEqual([['additional-documents', '2027-05-10', false]])
    expect(await running(east, ours)).toEqual([['additional-documents', '2027-05-10', true]])
    expect((await openTasks(east)).map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['supply-documents', '2027-05-10'],
      ['answer-question', null],
    ])
    x.clock.set('2027-01-18T09:00:00Z')
  })

  test('processing does not stop while there is time to answer', async () => {
    const stop = await start(x.app, x.ctx(west), theirs, 'ec-4-2009-annex-IX')
    await give(x.app, x.ctx(west), stop, 'noLongerProcessed', { $case: 'ticked', value: true })
    await expect(transmit(x.app, x.ctx(west), stop)).rejects.toMatchObject({
      violations: [{ field: 'noLongerProcessed', reason: 'STOPPED_TOO_EARLY' }],
    })
  })

  test('the answer travels with its documents and stops the clock', async () => {
    const document = await attach(x.app, x.ctx(east), ours, 'other', 'what was missing')
    const answer = await start(x.app, x.ctx(east), ours, 'message-information-answer')
    await transmit(x.app, x.ctx(east), answer, [], [document])
    await x.carry(east, west)
    expect(await running(east, ours)).toEqual([])
    expect(await running(west, theirs)).toEqual([])
    expect((await seen(west, theirs)).row.status).toBe('in-progress')
    const last = (await readDocuments(x.app, x.ctx(west), theirs)).at(-1)?.row
    expect(last).toMatchObject({ kind: 'other', received: true, size: '16' })
  })

  test('a question of the requesting authority starts no clock; answering it ends the task', async () => {
    const question = await start(x.app, x.ctx(east), ours, 'message-information-request')
    await give(x.app, x.ctx(east), question, 'needed.dueOn', day('2027-01-25'))
    await transmit(x.app, x.ctx(east), question)
    await x.carry(east, west)
    const asked = async () => (await openTasks(west)).filter(({ kind }) => kind === 'answer-question').length
    expect([await running(west, theirs), await asked()]).toEqual([[], 1])
    await transmit(x.app, x.ctx(west), await start(x.app, x.ctx(west), theirs, 'message-information-answer'))
    await x.carry(west, east)
    expect(await asked()).toBe(0)
  })

  test('who is responsible now is known on both sides', async () => {
    const change = await start(x.app, x.ctx(west), theirs, 'message-responsible-person')
    await type(x.app, x.ctx(west), change, 'person.familyNames', 'Merelbeke')
    await transmit(x.app, x.ctx(west), change)
    await x.carry(west, east)
    for (const [tenant, name] of [
      [east, ours],
      [west, theirs],
    ] as const) {
      expect((await seen(tenant, name)).file?.requestedAuthority?.contact?.familyNames).toBe('Merelbeke')
    }
  })

  test('who must not be disclosed is protected there as well, and somebody looks at it', async () => {
    const notice = await start(x.app, x.ctx(east), ours, 'message-non-disclosure')
    await type(x.app, x.ctx(east), notice, 'determination.person', `ida  ${people.creditor.toUpperCase()}`)
    await transmit(x.app, x.ctx(east), notice)
    await x.carry(east, west)
    const { file, row } = await seen(west, theirs)
    const guarded = file?.parties.filter(({ nonDisclosure }) => nonDisclosure?.determined).map(({ id }) => id)
    expect([guarded, row.nonDisclosure]).toEqual([['p1'], true])
    expect((await openTasks(west)).map(({ kind }) => kind)).toContain('protect-person')
  })

  test('a refusal ends the case; messages still travel, decisions on it do not', async () => {
    const refusal = await start(x.app, x.ctx(west), theirs, 'ec-4-2009-annex-IX')
    await expect(transmit(x.app, x.ctx(west), refusal)).rejects.toMatchObject({ reason: 'FORM_INVALID' })
    await give(x.app, x.ctx(west), refusal, 'refusal', { $case: 'ticked', value: true })
    await transmit(x.app, x.ctx(west), refusal)
    await x.carry(west, east)
    expect([(await seen(west, theirs)).row.status, (await seen(east, ours)).row.status]).toEqual(['refused', 'refused'])
    expect((await openTasks(east)).map(({ kind }) => kind)).toContain('inform-applicant')
    const started = (form: string) => start(x.app, x.ctx(west), theirs, form)
    await expect(started('ec-4-2009-annex-IX')).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
    await expect(started('message-closure')).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
    await expect(started('message-free-text')).resolves.toMatch(/submissions/)
  })

  test('a decision does not travel unseen beside a message', async () => {
    const [question, notice] = await Promise.all(
      ['message-free-text', 'message-discontinuation'].map((form) => start(x.app, x.ctx(east), ours, form)),
    )
    const sending = transmit(x.app, x.ctx(east), question ?? '', [notice ?? ''])
    await expect(sending).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT', about: { submission: notice } })
  })

  test('what only the other side issues is not made here', async () => {
    for (const form of ['message-status-report', 'ec-4-2009-annex-VIII', 'ec-4-2009-annex-I']) {
      await expect(start(x.app, x.ctx(east), ours, form)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
    }
  })

  test('each step is told as a fact', async () => {
    expect((await x.facts(east)).filter((fact) => fact === 'StepTaken')).toHaveLength(6)
  })
})
