import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ListCasesRequest, UpdateCaseRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { caseEtagOf, fileWith, open, people } from '../testing/steps.ts'
import { readCase } from './get-case.ts'
import { listCasePage } from './list-cases.ts'
import { offerInstruments } from './list-instruments.ts'
import { updateCase } from './update-case.ts'

const east = 'ca-east'
const west = 'ca-west'
let x: Exchange

beforeAll(async () => {
  x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
})
afterAll(() => x.close())

const audited = async (tenant: string) =>
  (await x.query<{ action: string }>(tenant, 'SELECT action FROM audit ORDER BY seq')).map(({ action }) => action)

describe('opening a case', () => {
  test('is done once for a request id', async () => {
    const requestId = randomUUID()
    const first = await open(x.app, x.ctx(east), { requestId })
    expect(await open(x.app, x.ctx(east), { requestId })).toBe(first)
    await expect(open(x.app, x.ctx(east), { requestId, application: '56-1-a' })).rejects.toMatchObject({
      reason: 'REQUEST_ID_REUSED',
    })
  })

  test.each([
    [
      'the Convention towards another Member State',
      { instrument: 'hague-2007', application: '10-1-a' },
      'INSTRUMENT_NOT_APPLICABLE',
    ],
    ['an unknown instrument', { instrument: 'treaty-of-nowhere' }, 'INVALID_ARGUMENT'],
    ['a letter that the instrument lacks', { application: '56-9-z' }, 'INVALID_ARGUMENT'],
    ['an unknown partner', { partner: 'tenants/ca-east/partners/nobody' }, 'PARTNER_UNKNOWN'],
    ['the partner of another authority', { partner: 'tenants/ca-west/partners/other' }, 'PARTNER_UNKNOWN'],
    [
      'a role that nobody knows',
      { file: fileWith({ parties: [{ id: 'p1', roles: ['witness'] }] }) },
      'INVALID_ARGUMENT',
    ],
    [
      'a negative sum',
      { file: fileWith({ arrears: { amount: { currency: 'EUR', minorUnits: -1n } } }) },
      'INVALID_ARGUMENT',
    ],
    [
      'a sum in no currency',
      { file: fileWith({ arrears: { amount: { currency: '€', minorUnits: 1n } } }) },
      'INVALID_ARGUMENT',
    ],
    ['an obligation of somebody else', { file: fileWith({ obligations: [{ payer: 'p9' }] }) }, 'INVALID_ARGUMENT'],
    ['two parties with one id', { file: fileWith({ parties: [{ id: 'p1' }, { id: 'p1' }] }) }, 'INVALID_ARGUMENT'],
  ])('refuses %s and writes nothing', async (_, about, reason) => {
    const count = async () => (await x.query(east, 'SELECT 1 FROM cases')).length
    const before = await count()
    await expect(open(x.app, x.ctx(east), about)).rejects.toMatchObject({ reason })
    expect(await count()).toBe(before)
  })

  test('says by which article the Convention does not apply', async () => {
    await expect(open(x.app, x.ctx(east), { instrument: 'hague-2007', application: '10-1-a' })).rejects.toThrow(
      /Article 69\(2\); Article 51\(4\) of the Convention/,
    )
  })

  test('gives a reference without gaps and the first task', async () => {
    const name = await open(x.app, x.ctx(west))
    const { row, nextSteps, file } = await readCase(x.app, x.ctx(west), name)
    expect(row.reference).toBe('CA-WEST/2027/000001')
    expect(nextSteps).toEqual(['send-application'])
    expect(file?.requestingAuthority).toMatchObject({ name: 'Authority ca-west', referenceNumber: row.reference })
    expect(file?.requestedAuthority?.name).toBe('Authority ca-east')
  })
})

describe('personal data', () => {
  test('stand nowhere in the clear', async () => {
    await open(x.app, x.ctx(east))
    const tables = await x.query<{ name: string }>(
      east,
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    )
    expect(tables.length).toBeGreaterThan(10)
    for (const { name } of tables) {
      const rows = await x.query<{ text: string }>(east, `SELECT t::text AS text FROM "${name}" t`)
      const found = rows.filter(({ text }) =>
        Object.values(people).some((each) => text.includes(each) || text.includes(Buffer.from(each).toString('hex'))),
      )
      expect(found).toEqual([])
    }
  })

  test('are read only after the reading was audited, and never by an auditor', async () => {
    const name = await open(x.app, x.ctx(east))
    const before = (await audited(east)).length
    expect((await readCase(x.app, x.ctx(east), name)).title).toBe(`${people.creditor} – ${people.debtor}`)
    expect((await audited(east)).slice(before)).toEqual(['case.read'])
    const seen = await readCase(x.app, x.ctx(east, ['auditor']), name)
    expect([seen.file, seen.title]).toEqual([undefined, ''])
  })

  test('of somebody protected do not stand in lists', async () => {
    const file = fileWith()
    const [creditor] = file.parties
    if (creditor)
      creditor.nonDisclosure = {
        determined: true,
        reason: 'r',
        determinedOn: undefined,
        author: '',
        substituteAddress: undefined,
      }
    const name = await open(x.app, x.ctx(east), { file })
    const { title, row } = await readCase(x.app, x.ctx(east), name)
    expect([title, row.nonDisclosure]).toEqual([`••• – ${people.debtor}`, true])
  })
})

describe('changing a case', () => {
  const change = async (name: string, mask: string[], about: object, etag?: string) =>
    updateCase(
      x.app,
      x.ctx(east),
      UpdateCaseRequest.fromPartial({
        case: { name, etag: etag ?? (await caseEtagOf(x.app, x.ctx(east), name)), ...about },
        updateMask: mask,
        requestId: randomUUID(),
      }),
    )

  test('changes what the mask names and nothing else', async () => {
    const name = await open(x.app, x.ctx(east))
    const file = { payment: { iban: 'PT50000201231234567890154' }, additionalInformation: 'ignored' }
    await change(name, ['file.payment', 'foreign_reference'], { file, foreignReference: 'VII W → 450' })
    const { row, file: after } = await readCase(x.app, x.ctx(east), name)
    expect(row.foreignReference).toBe('VII W → 450')
    expect(after).toMatchObject({ payment: { iban: 'PT50000201231234567890154' }, additionalInformation: '' })
    expect(after?.parties).toHaveLength(3)
  })

  test('gives new parties an id that nobody has', async () => {
    const name = await open(x.app, x.ctx(east))
    const parties = [{ id: 'p2', roles: ['child'] }, { roles: ['child'] }, { roles: ['debtor'] }]
    await change(name, ['file.parties'], { file: { parties } })
    const { file } = await readCase(x.app, x.ctx(east), name)
    expect(file?.parties.map(({ id }) => id)).toEqual(['p2', 'p1', 'p3'])
  })

  test.each([
    ['a stale etag', ['file.payment'], randomUUID(), 'STALE_ETAG'],
    ['no etag', ['file.payment'], '', 'ETAG_REQUIRED'],
    ['a field that is not to be changed', ['status'], undefined, 'INVALID_ARGUMENT'],
    ['no mask', [], undefined, 'INVALID_ARGUMENT'],
  ])('refuses %s', async (_, mask, etag, reason) => {
    const name = await open(x.app, x.ctx(east))
    await expect(change(name, mask, { file: {} }, etag)).rejects.toMatchObject({ reason })
  })

  test('of two at once with one etag one is refused', async () => {
    const name = await open(x.app, x.ctx(east))
    const etag = await caseEtagOf(x.app, x.ctx(east), name)
    const both = await Promise.allSettled(
      [1, 2].map((n) => change(name, ['foreign_reference'], { foreignReference: `${n}` }, etag)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('finding cases', () => {
  const found = async (query: string, tenant = west, roles?: string[]) => {
    const request = ListCasesRequest.fromPartial({ query })
    return (await listCasePage(x.app, x.ctx(tenant, roles), request, undefined, undefined)).total
  }

  test.each([
    ['the whole name', 'Kanarivogel', 1],
    ['another spelling of the same sound', 'canarifogel', 1],
    ['its first three letters', 'kan', 1],
    ['two words that both fit', 'kanarivogel ida', 1],
    ['two words of which one does not fit', 'kanarivogel nobody', 0],
    ['somebody else', 'Albatros', 0],
  ])('by %s', async (_, query, total) => expect(await found(query)).toBe(total))

  test('by name is nothing for who may not see names', async () => {
    expect(await found('Kanarivogel', west, ['auditor'])).toBe(0)
    expect(await found('', west, ['auditor'])).toBe(1)
  })

  test('never shows a case of another authority', async () => {
    const { cases } = await listCasePage(x.app, x.ctx(west), ListCasesRequest.create(), undefined, undefined)
    expect(cases.map(({ row }) => row.reference)).toEqual(['CA-WEST/2027/000001'])
  })

  test('goes page by page without leaving one out', async () => {
    const seen: string[] = []
    let after: { updatedAt: string; id: string } | undefined
    let total = 0
    do {
      const request = ListCasesRequest.fromPartial({ pageSize: 2 })
      const page = await listCasePage(x.app, x.ctx(east), request, undefined, after)
      seen.push(...page.cases.map(({ row }) => row.id))
      after = page.next
      total = page.total
    } while (after)
    expect(new Set(seen).size).toBe(total)
    expect(seen.length).toBe(total)
  })
})

describe('the instruments offered', () => {
  test('towards another State are those that bind both, with what this version has forms for', async () => {
    const offered = await offerInstruments(x.app, x.ctx(east), 'BE')
    expect(offered.map(({ instrument, applicable }) => [instrument.id, applicable])).toEqual([
      ['regulation-4-2009', true],
      ['hague-2007', false],
      ['new-york-1956', false],
      ['bilateral', false],
    ])
    expect(offered[0]?.forms.has('ec-4-2009-annex-VI')).toBe(true)
    expect(offered[0]?.forms.has('ec-4-2009-annex-VII')).toBe(false)
  })
})

describe('a determination of non-disclosure', () => {
  test('keeps who made it and when, whoever changes the case later', async () => {
    const protectedParty = { id: 'p1', roles: ['creditor'], nonDisclosure: { determined: true, reason: 'violence' } }
    const name = await open(x.app, x.ctx(east, ['caseworker'], 'anna'), {
      file: fileWith({ parties: [protectedParty] }),
    })
    const later = { ...protectedParty, nonDisclosure: { determined: true, reason: 'violence', author: 'forged' } }
    x.clock.set('2027-01-05T09:00:00Z')
    const change = UpdateCaseRequest.fromPartial({
      case: { name, etag: await caseEtagOf(x.app, x.ctx(east), name), file: { parties: [later] } },
      updateMask: ['file.parties'],
      requestId: randomUUID(),
    })
    await updateCase(x.app, x.ctx(east, ['caseworker'], 'bert'), change)
    const { file } = await readCase(x.app, x.ctx(east), name)
    const determinedOn = { year: 2027, month: 1, day: 4 }
    expect(file?.parties[0]?.nonDisclosure).toMatchObject({ author: 'anna', determinedOn })
  })
})
