import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ListCasesRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { textIn } from '../testing/forms-peer.ts'
import { give, open, people, start, transmit, type } from '../testing/steps.ts'
import { readCase } from './get-case.ts'
import { listCasePage } from './list-cases.ts'
import { readSubmission, readSubmissions } from './read-submissions.ts'

const east = 'ca-east'
const west = 'ca-west'
const annexV = 'ec-4-2009-annex-V'
const learned = 'Rue Apprise 7, Namur'
const told = 'collected.underArticles61to63'
const yes = { $case: 'ticked', value: true } as const
let x: Exchange
let ours: string
let theirs: string

beforeAll(async () => {
  x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
  ours = await open(x.app, x.ctx(east), { application: '53' })
})
afterAll(() => x.close())

describe('a request for specific measures', () => {
  test('is a case of its own, opened there by whom it is about, and runs no clock', async () => {
    expect((await readCase(x.app, x.ctx(east), ours)).nextSteps).toEqual(['send-request'])
    await transmit(x.app, x.ctx(east), await start(x.app, x.ctx(east), ours, annexV))
    await x.carry(east, west)
    const { cases } = await listCasePage(x.app, x.ctx(west), ListCasesRequest.create(), undefined, undefined)
    theirs = `tenants/${west}/cases/${cases[0]?.row.id}`
    const { row, file, nextSteps, timeLimits, title } = await readCase(x.app, x.ctx(west), theirs)
    expect(row).toMatchObject({ application: '53', direction: 'incoming', status: 'received' })
    expect(file?.parties).toMatchObject([{ roles: ['debtor', 'defendant'], person: { familyNames: people.debtor } }])
    expect([title, nextSteps, timeLimits]).toEqual([people.debtor, ['answer-request'], []])
    const sent = await readCase(x.app, x.ctx(east), ours)
    expect([sent.row.status, sent.nextSteps, sent.timeLimits]).toEqual(['delivered', [], []])
  })

  test('is answered in its own form: part A comes back as it was, part B is ours', async () => {
    const answer = await start(x.app, x.ctx(west), theirs, annexV)
    const { row, answers } = await readSubmission(x.app, x.ctx(west), answer)
    expect([row.purpose, textIn(answers, 'request.subject.debtor.name.surname')]).toEqual(['response', people.debtor])
    const changing = type(x.app, x.ctx(west), answer, 'request.grounds', 'other grounds')
    await expect(changing).rejects.toMatchObject({ about: { field: 'request.grounds' } })
    await type(x.app, x.ctx(west), answer, `${told}.address.fill.yes`, learned)
    await give(x.app, x.ctx(west), answer, `${told}.incomeExists`, yes)
    await expect(transmit(x.app, x.ctx(west), answer)).rejects.toMatchObject({
      violations: [{ field: `${told}.incomeExists`, reason: 'TITLE_NOT_PRODUCED' }],
    })
    await give(x.app, x.ctx(west), answer, `${told}.incomeExists`, { $case: 'ticked', value: false })
    await transmit(x.app, x.ctx(west), answer)
    await x.carry(west, east)
    expect((await readCase(x.app, x.ctx(west), theirs)).nextSteps).toEqual([])
    const read = await readCase(x.app, x.ctx(east), ours)
    expect(read.row).toMatchObject({ status: 'answered', foreignReference: 'CA-WEST/2027/000001' })
    expect(read.nextSteps).toEqual(['read-message'])
  })

  test('leaves what was learned in the form that tells it: no form is derived from it', async () => {
    const { file } = await readCase(x.app, x.ctx(east), ours)
    expect(JSON.stringify(file, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      'Apprise',
    )
    const received = (await readSubmissions(x.app, x.ctx(east), ours)).find(({ row }) => row.state === 'received')
    expect(received?.row).toMatchObject({ form: annexV, purpose: 'response' })
  })

  test('begins in part A; part B is the other authority’s', async () => {
    const another = await open(x.app, x.ctx(east), { application: '53' })
    const request = await start(x.app, x.ctx(east), another, annexV)
    const filling = type(x.app, x.ctx(east), request, 'measuresTaken', 'none')
    await expect(filling).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
    await expect(start(x.app, x.ctx(west), theirs, 'ec-4-2009-annex-VIII')).rejects.toMatchObject({
      reason: 'TRANSITION_NOT_ALLOWED',
    })
  })

  test('is told as steps, not as an application', async () => {
    expect(await x.facts(east)).not.toContain('ApplicationTransmitted')
    expect((await x.facts(west)).filter((fact) => fact === 'StepTaken')).toHaveLength(2)
  })
})
