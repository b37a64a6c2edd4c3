import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ListCasesRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { give, open, people, start, transmit } from '../testing/steps.ts'
import { readCase } from './get-case.ts'
import { listCasePage } from './list-cases.ts'

const east = 'ca-east'
const west = 'ca-west'
let x: Exchange

beforeAll(async () => {
  x = await exchange({ states: ['BE', 'CH'], languages: ['fr', 'fr'], now: '2027-01-04T09:00:00Z' })
})
afterAll(() => x.close())

describe('an application under the Convention of 1956, from Belgium to Switzerland', () => {
  test('arrives, is reported on and closed; no clock runs, since it knows none', async () => {
    const ours = await open(x.app, x.ctx(east), { instrument: 'new-york-1956', application: '3' })
    await transmit(x.app, x.ctx(east), await start(x.app, x.ctx(east), ours, 'un-1956-application'))
    await x.carry(east, west)
    const { cases } = await listCasePage(x.app, x.ctx(west), ListCasesRequest.create(), undefined, undefined)
    const theirs = `tenants/${west}/cases/${cases[0]?.row.id}`
    const { row, file, title } = await readCase(x.app, x.ctx(west), theirs)
    expect(row).toMatchObject({ instrument: 'new-york-1956', application: '3', status: 'received' })
    expect(title).toBe(`${people.creditor} – ${people.debtor}`)
    expect(file?.parties.at(-1)?.person?.address?.street).toBe('Seeweg 1, Bern')

    const question = await start(x.app, x.ctx(west), theirs, 'message-information-request')
    await give(x.app, x.ctx(west), question, 'needed.dueOn', { $case: 'date', value: { year: 2027, month: 2, day: 1 } })
    await transmit(x.app, x.ctx(west), question)
    await transmit(x.app, x.ctx(west), await start(x.app, x.ctx(west), theirs, 'message-status-report'))
    await x.carry(west, east)
    const told = await readCase(x.app, x.ctx(east), ours)
    expect([told.row.status, told.timeLimits]).toEqual(['in-progress', []])
    expect(told.nextSteps.toSorted()).toEqual(['answer-question', 'read-message'])

    await transmit(x.app, x.ctx(east), await start(x.app, x.ctx(east), ours, 'message-closure'))
    await x.carry(east, west)
    expect((await readCase(x.app, x.ctx(west), theirs)).row.status).toBe('closed')
  })
})
