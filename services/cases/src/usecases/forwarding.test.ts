import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ForwardCaseRequest, ListTimelineEntriesRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { ForwardingNoticed, MessageReceived } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { acknowledge, caseEtagOf, sendApplication, start } from '../testing/steps.ts'
import { casesService } from '../transport/cases-service.ts'
import { dispatchOnce } from './dispatch.ts'
import { forwardCase } from './forward-case.ts'
import { recordForwarded } from './forwarded-here.ts'
import { recordForwardedThere } from './forwarded-there.ts'
import { readCase } from './get-case.ts'
import { noticeMessage } from './notice-message.ts'
import { takeOverOnce } from './take-over.ts'
import { doWork } from './work.ts'

const east = 'ca-east'
const west = 'ca-west'
let x: Exchange
let sent: { name: string; submission: string }
/** The case that it opened at the other authority. */
let opened: string

beforeAll(async () => {
  x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
})
afterAll(() => x.close())
beforeEach(async () => {
  sent = await sendApplication(x.app, x.ctx(east))
  await x.carry(east, west)
  const rows = await x.query<{ id: string }>(west, 'SELECT id FROM cases ORDER BY created_at DESC, id DESC LIMIT 1')
  opened = `tenants/${west}/cases/${rows[0]?.id}`
  x.points.forwarded.length = 0
})

const sister = (tenant: string) => `tenants/${tenant}/partners/sister`
const wordsOf = async (tenant: string, name: string, language = 'en') => {
  const request = ListTimelineEntriesRequest.fromPartial({ parent: name, language })
  const { entries } = await casesService(x.app).listTimelineEntries(request, x.ctx(tenant))
  return entries.map(({ words }) => words)
}
const openTasks = (tenant: string) =>
  x.query<{ kind: string; subject: string }>(tenant, 'SELECT kind, subject FROM tasks WHERE done_at IS NULL')

async function forward(more: Partial<ForwardCaseRequest> = {}): Promise<string> {
  const etag = await caseEtagOf(x.app, x.ctx(west), opened)
  const about = { name: opened, etag, partner: sister(west), reason: 'The debtor lives in the north.' }
  return forwardCase(x.app, x.ctx(west), ForwardCaseRequest.fromPartial({ ...about, requestId: randomUUID(), ...more }))
}

describe('an application that is for another authority of the State', () => {
  test('is forwarded by the case that it opened, which is closed', async () => {
    const requestId = randomUUID()
    const etag = await caseEtagOf(x.app, x.ctx(west), opened)
    for (let times = 0; times < 2; times++) await forward({ requestId, etag })
    const [{ message } = { message: '' }] = await x.query<{ message: string }>(
      west,
      'SELECT message FROM incoming_messages WHERE case_id = $1',
      [opened.split('/').at(-1)],
    )
    const reason = 'The debtor lives in the north.'
    expect(x.points.forwarded).toEqual([{ name: message, partner: sister(west), reason }])
    const { row, timeLimits } = await readCase(x.app, x.ctx(west), opened)
    expect(row.status).toBe('closed')
    expect(timeLimits.map(({ doneOn }) => doneOn)).toEqual(['2027-01-04'])
    expect(await wordsOf(west, opened)).toContain(
      'Forwarded to Sister authority on Monday 4 January 2027, which is competent (Article 49(2) of the Regulation, Article 4(2) of the Convention)',
    )
    const before = await wordsOf(west, opened)
    await doWork(x.app, await x.app.loopCtx(west), (work) => recordForwarded(work, message, sister(west)))
    expect(await wordsOf(west, opened)).toEqual(before)
  })

  test.each([
    ['without a reason', { reason: ' ' }, 'INVALID_ARGUMENT'],
    ['with a reason of several lines', { reason: 'a\nb' }, 'INVALID_ARGUMENT'],
    ['with an old etag', { etag: 'old' }, 'STALE_ETAG'],
    ['to nobody', { partner: `tenants/${west}/partners/nobody` }, 'PARTNER_UNKNOWN'],
    ['to an authority of another tenant', { partner: sister(east) }, 'PARTNER_UNKNOWN'],
  ])('is not forwarded %s', async (_, more, reason) => {
    await expect(forward(more)).rejects.toMatchObject({ reason })
    expect(x.points.forwarded).toEqual([])
    expect((await readCase(x.app, x.ctx(west), opened)).row.status).toBe('received')
  })

  test('is ours once we have said something about it; a draft says nothing', async () => {
    await start(x.app, x.ctx(west), opened, 'ec-4-2009-annex-VIII')
    await acknowledge(x.app, x.ctx(west), opened)
    await expect(forward()).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
    const etag = await caseEtagOf(x.app, x.ctx(east), sent.name)
    const ours = ForwardCaseRequest.fromPartial({
      name: sent.name,
      etag,
      partner: sister(east),
      reason: 'no',
      requestId: randomUUID(),
    })
    await expect(forwardCase(x.app, x.ctx(east), ours)).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
  })

  test('is nobody’s task any more when it is forwarded without a case', async () => {
    const message = `tenants/${west}/messages/${randomUUID()}`
    const partner = `tenants/${west}/partners/other`
    const about = { message, partner, conversationId: randomUUID(), action: 'response', messageId: 'a@b' }
    const arrived = MessageReceived.fromPartial(about)
    await doWork(x.app, await x.app.loopCtx(west), (work) => noticeMessage(work, arrived))
    expect(await openTasks(west)).toContainEqual({ kind: 'message-without-case', subject: message })
    await doWork(x.app, await x.app.loopCtx(west), (work) => recordForwarded(work, message, sister(west)))
    expect(await openTasks(west)).not.toContainEqual({ kind: 'message-without-case', subject: message })
    expect(await takeOverOnce(x.app, west)).toBe(false)
    expect(x.points.confirmed).not.toContain(message)
  })

  test('closes the case that it opened meanwhile', async () => {
    const [{ message } = { message: '' }] = await x.query<{ message: string }>(
      west,
      'SELECT message FROM incoming_messages WHERE case_id = $1',
      [opened.split('/').at(-1)],
    )
    await doWork(x.app, await x.app.loopCtx(west), (work) => recordForwarded(work, message, sister(west)))
    expect((await readCase(x.app, x.ctx(west), opened)).row.status).toBe('closed')
  })
})

describe('a case whose application was forwarded', () => {
  const noticed = async (more: Partial<ForwardingNoticed> = {}) => {
    const { row } = await readCase(x.app, x.ctx(east), sent.name)
    return ForwardingNoticed.fromPartial({
      message: `tenants/${east}/messages/${randomUUID()}`,
      source: sent.submission,
      conversationId: row.conversationId,
      partner: `tenants/${east}/partners/other`,
      forwardedTo: sister(east),
      notice: `tenants/${east}/messages/${randomUUID()}`,
      ...more,
    })
  }
  const record = async (notice: ForwardingNoticed) =>
    doWork(x.app, await x.app.loopCtx(east), (work) => recordForwardedThere(work, notice))

  test('is with the other authority from then on, and says so', async () => {
    const notice = await noticed()
    for (let times = 0; times < 2; times++) await record(notice)
    const { row, file } = await readCase(x.app, x.ctx(east), sent.name)
    expect(row).toMatchObject({ partner: sister(east), foreignReference: '', status: 'delivered' })
    expect(file?.requestedAuthority?.name).toBe('Sister authority')
    const words = (await wordsOf(east, sent.name)).filter((each) => each.includes('Sister authority'))
    expect(words).toEqual([
      'The other authority was not competent: forwarded to Sister authority on Monday 4 January 2027 (Article 49(2) of the Regulation, Article 4(2) of the Convention). It answers from now on',
    ])
  })

  test.each([false, true])('takes the answer of that authority, also when it was faster: %s', async (isFaster) => {
    await acknowledge(x.app, x.ctx(west), opened)
    await dispatchOnce(x.app, west)
    const arrived = { ...x.points.deliver(x.points.outgoing(west).at(-1)?.name ?? ''), partner: sister(east) }
    const arrive = async () => {
      await doWork(x.app, await x.app.loopCtx(east), (work) => noticeMessage(work, arrived))
      await takeOverOnce(x.app, east)
    }
    if (isFaster) await arrive()
    await record(await noticed())
    if (!isFaster) await arrive()
    await takeOverOnce(x.app, east)
    expect((await readCase(x.app, x.ctx(east), sent.name)).row.status).toBe('acknowledged')
    expect(x.points.confirmed).toContain(arrived.message)
    expect((await openTasks(east)).filter(({ subject }) => subject === arrived.message)).toEqual([])
  })

  test('does not move at the word of anybody but the authority that it is with', async () => {
    await record(await noticed({ partner: `tenants/${east}/partners/third` }))
    expect((await readCase(x.app, x.ctx(east), sent.name)).row.partner).toBe(`tenants/${east}/partners/other`)
  })
})
