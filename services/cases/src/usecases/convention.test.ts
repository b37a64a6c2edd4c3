import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ListCasesRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { attach, fileWith, open, start, transmit, type } from '../testing/steps.ts'
import { validateSubmission } from './check-submission.ts'
import { readCase } from './get-case.ts'
import { listCasePage } from './list-cases.ts'
import { readSubmission, readSubmissions } from './read-submissions.ts'

const east = 'ca-east'
const west = 'ca-west'
const transmittal = 'hcch-2007-transmittal-12-2'
const application = 'hcch-2007-application-10-1-a'
let x: Exchange

beforeAll(async () => {
  x = await exchange({ states: ['BE', 'NO'], languages: ['fr', 'nb'], now: '2027-01-04T09:00:00Z' })
})
afterAll(() => x.close())

const towardsNorway = (consentDate?: { year: number; month: number; day: number }) =>
  open(x.app, x.ctx(east), {
    instrument: 'hague-2007',
    application: '10-1-a',
    file: fileWith({ consentDate }),
    requestId: randomUUID(),
  })

describe('an application from Belgium to Norway', () => {
  test('travels with its transmittal in one message, in English, and runs the clocks of the Convention', async () => {
    const name = await towardsNorway({ year: 2026, month: 11, day: 4 })
    for (const kind of ['decision', 'enforceability']) await attach(x.app, x.ctx(east), name, kind)
    const [form, companion] = [
      await start(x.app, x.ctx(east), name, application),
      await start(x.app, x.ctx(east), name, transmittal),
    ]
    expect((await readSubmission(x.app, x.ctx(east), form)).row.language).toBe('en')
    await transmit(x.app, x.ctx(east), form, [companion])
    await x.carry(east, west)

    expect(x.points.outgoing(east)).toHaveLength(1)
    expect(x.points.outgoing(east)[0]?.parts.map(({ id, documentKind }) => [id, documentKind])).toEqual([
      ['form-1-xml', application],
      ['form-1-pdf', application],
      ['form-2-xml', transmittal],
      ['form-2-pdf', transmittal],
      ['document-1', 'decision'],
      ['document-2', 'enforceability'],
    ])
    const states = await readSubmissions(x.app, x.ctx(east), name)
    expect(states.map(({ row }) => row.state)).toEqual(['delivered', 'delivered'])

    const { cases } = await listCasePage(x.app, x.ctx(west), ListCasesRequest.create(), undefined, undefined)
    const [opened] = cases
    expect(opened?.row).toMatchObject({
      instrument: 'hague-2007',
      application: '10-1-a',
      counterpartState: 'BE',
      status: 'received',
    })
    expect(opened?.timeLimits.map(({ clock, dueOn }) => [clock, dueOn])).toEqual([['acknowledge', '2027-02-15']])

    x.clock.set('2027-01-20T09:00:00Z')
    const theirs = `tenants/${west}/cases/${opened?.row.id}`
    const acknowledgement = await start(x.app, x.ctx(west), theirs, 'hcch-2007-acknowledgement-12-3', 'en')
    await type(x.app, x.ctx(west), acknowledgement, 'initialSteps.complete', 'Yes.')
    const refusal = await start(x.app, x.ctx(west), theirs, 'hcch-2007-acknowledgement-12-3', 'en')
    await type(x.app, x.ctx(west), refusal, 'initialSteps.refusal', 'Yes.')
    const ends = [acknowledgement, refusal].map((form) => validateSubmission(x.app, x.ctx(west), form, 'en'))
    expect((await Promise.all(ends)).map(({ endsCase }) => endsCase)).toEqual([false, true])
    await transmit(x.app, x.ctx(west), acknowledgement)
    await x.carry(west, east)
    const { timeLimits, row } = await readCase(x.app, x.ctx(east), name)
    expect(timeLimits.map(({ clock, dueOn, doneOn }) => [clock, dueOn, doneOn])).toEqual([
      ['acknowledge', '2027-02-15', '2027-01-20'],
      ['status-report', '2027-04-20', null],
    ])
    expect(row.status).toBe('acknowledged')
  })

  test('does not leave without consent on record, nor without the transmittal', async () => {
    const name = await towardsNorway()
    for (const kind of ['decision', 'enforceability']) await attach(x.app, x.ctx(east), name, kind)
    const form = await start(x.app, x.ctx(east), name, application)
    await expect(transmit(x.app, x.ctx(east), form)).rejects.toMatchObject({
      reason: 'FORM_INVALID',
      violations: [{ reason: 'CONSENT_MISSING' }, { reason: 'FORM_MISSING' }],
    })
  })

  test('may be prepared by a request for specific measures, which is answered in its own form (Article 7)', async () => {
    const [form, about] = ['hcch-2007-specific-measures', { instrument: 'hague-2007', application: '7' }]
    const name = await open(x.app, x.ctx(east), about)
    await transmit(x.app, x.ctx(east), await start(x.app, x.ctx(east), name, form))
    await x.carry(east, west)
    const { cases } = await listCasePage(x.app, x.ctx(west), ListCasesRequest.create(), undefined, undefined)
    const opened = cases.find(({ row }) => row.application === '7')
    expect([opened?.row.status, opened?.timeLimits, opened?.nextSteps]).toEqual(['received', [], ['answer-request']])
    const theirs = `tenants/${west}/cases/${opened?.row.id}`
    const answer = await start(x.app, x.ctx(west), theirs, form)
    await expect(type(x.app, x.ctx(west), answer, 'request.grounds', 'others')).rejects.toMatchObject({
      about: { field: 'request.grounds' },
    })
    await type(x.app, x.ctx(west), answer, 'collected.address.fill.yes', 'Eksempelgata 21, Bergen')
    await transmit(x.app, x.ctx(west), answer)
    await x.carry(west, east)
    const read = await readCase(x.app, x.ctx(east), name)
    expect([read.row.status, read.nextSteps]).toEqual(['answered', ['read-message']])
  })

  test('is not made in French, which Norway does not accept', async () => {
    const name = await towardsNorway({ year: 2026, month: 11, day: 4 })
    for (const kind of ['decision', 'enforceability']) await attach(x.app, x.ctx(east), name, kind)
    const form = await start(x.app, x.ctx(east), name, application, 'fr')
    const companion = await start(x.app, x.ctx(east), name, transmittal)
    await expect(transmit(x.app, x.ctx(east), form, [companion])).rejects.toMatchObject({
      reason: 'LANGUAGE_NOT_ACCEPTED',
    })
  })
})
