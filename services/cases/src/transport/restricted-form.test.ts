import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Case } from '@sustento/platform/gen/sustento/cases/v1/case'
import type { Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { textIn } from '../testing/forms-peer.ts'
import { attach, fileWith, open, people, start, transmit } from '../testing/steps.ts'
import { readSubmission } from '../usecases/read-submissions.ts'
import { casesService } from './cases-service.ts'

const east = 'ca-east'
const west = 'ca-west'
const transmittal = 'hcch-2007-transmittal-12-2'
const application = 'hcch-2007-application-10-1-a'
const restricted = 'hcch-2007-restricted-information'
const street = 'Verborgenlaan 1'
let x: Exchange

beforeAll(async () => {
  x = await exchange({ states: ['BE', 'NO'], languages: ['fr', 'nb'], now: '2027-01-04T09:00:00Z' })
})
afterAll(() => x.close())

const parties = (determined: boolean): Party[] =>
  fileWith({
    parties: fileWith().parties.map((party) =>
      party.roles.includes('applicant')
        ? { ...party, person: { ...party.person, address: { street } }, nonDisclosure: { determined, reason: 'risk' } }
        : party,
    ),
  }).parties

/** A case towards Norway with its documents. */
async function towardsNorway(determined: boolean): Promise<string> {
  const file = fileWith({ parties: parties(determined), consentDate: { year: 2026, month: 11, day: 4 } })
  const about = { instrument: 'hague-2007', application: '10-1-a', file, requestId: randomUUID() }
  const name = await open(x.app, x.ctx(east), about)
  for (const kind of ['decision', 'enforceability']) await attach(x.app, x.ctx(east), name, kind)
  return name
}

async function caseOf(name: string, tenant = east): Promise<Case> {
  const { case: shown } = await casesService(x.app).getCase({ name, language: 'en' }, x.ctx(tenant))
  if (!shown) throw new Error('no case')
  return shown
}

async function protect(name: string): Promise<void> {
  const change = { updateMask: ['file.parties'], requestId: randomUUID(), language: 'en' }
  const changed = { ...(await caseOf(name)), file: fileWith({ parties: parties(true) }) }
  await casesService(x.app).updateCase({ case: changed, ...change }, x.ctx(east))
}

const begin = (name: string, form: string) => start(x.app, x.ctx(east), name, form)

describe('the form for restricted information (Article 40 of the Convention)', () => {
  test('is neither offered nor made while nobody is protected', async () => {
    const name = await towardsNorway(false)
    expect((await caseOf(name)).accompanyingForms).toEqual([transmittal])
    await expect(begin(name, restricted)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
  })

  test('is offered for somebody protected, holds the address, and must travel with the application', async () => {
    const name = await towardsNorway(true)
    expect((await caseOf(name)).accompanyingForms).toEqual([transmittal, restricted])
    const main = await begin(name, application)
    const companions = [await begin(name, transmittal)]
    await expect(transmit(x.app, x.ctx(east), main, companions)).rejects.toMatchObject({
      reason: 'FORM_INVALID',
      violations: [{ reason: 'FORM_MISSING', description: expect.stringContaining('Restricted information') }],
    })
    companions.push(await begin(name, restricted))
    const { row, answers } = await readSubmission(x.app, x.ctx(east), companions[1] ?? '')
    expect([row.language, textIn(answers, 'applicant.address')]).toEqual(['en', street])
    await transmit(x.app, x.ctx(east), main, companions)
    await x.carry(east, west)
    const kinds = x.points.outgoing(east)[0]?.parts.map(({ documentKind }) => documentKind)
    expect(kinds).toEqual(expect.arrayContaining([application, transmittal, restricted]))
  })

  test('comes with a determination that the other authority takes into account (Article 40(2))', async () => {
    const [received] = await x.query<{ id: string }>(west, 'SELECT id FROM cases')
    const shown = await caseOf(`tenants/${west}/cases/${received?.id}`, west)
    expect([shown.nonDisclosure, shown.title]).toEqual([true, `••• – ${people.debtor}`])
    expect(shown.file?.parties.map(({ roles, nonDisclosure }) => [roles[0], nonDisclosure?.determined])).toEqual([
      ['applicant', true],
      ['debtor', undefined],
    ])
    expect(shown.accompanyingForms).toEqual([])
    // what it needs to act stands with whom it protects (Article 40(3))
    expect(shown.file?.parties[0]?.person?.address?.street).toBe(street)
  })

  test('follows alone when somebody is protected only after the application was sent', async () => {
    const name = await towardsNorway(false)
    const main = await begin(name, application)
    await transmit(x.app, x.ctx(east), main, [await begin(name, transmittal)])
    await x.carry(east, west)
    await protect(name)
    expect((await caseOf(name)).offeredForms.map(({ form }) => form)).toContain(restricted)
    await transmit(x.app, x.ctx(east), await begin(name, restricted))
    await x.carry(east, west)
    const [received] = await x.query<{ id: string }>(west, 'SELECT id FROM cases ORDER BY id DESC')
    const shown = await caseOf(`tenants/${west}/cases/${received?.id}`, west)
    expect([shown.nonDisclosure, shown.status, shown.nextSteps]).toEqual([
      true,
      'received',
      expect.arrayContaining(['protect-person']),
    ])
    expect(shown.file?.parties[0]?.person?.address?.street).toBe(street)
  })

  test('is offered as soon as somebody becomes protected, and a draft begun before must say so', async () => {
    const name = await towardsNorway(false)
    const main = await begin(name, application)
    const companions = [await begin(name, transmittal)]
    await protect(name)
    const shown = await caseOf(name)
    expect(shown.accompanyingForms).toEqual([transmittal, restricted])
    expect(shown.offeredForms.map(({ form }) => form)).not.toContain(restricted)
    companions.push(await begin(name, restricted))
    await expect(transmit(x.app, x.ctx(east), companions[1] ?? '')).rejects.toMatchObject({
      reason: 'TRANSITION_NOT_ALLOWED',
    })
    await expect(transmit(x.app, x.ctx(east), main, companions)).rejects.toMatchObject({
      violations: [
        { field: 'nonDisclosure', reason: 'NON_DISCLOSURE_NOT_SAID' },
        { field: 'applicant.address', reason: 'PROTECTED_HERE' },
      ],
    })
  })
})
