import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ListCasesRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { childName } from '../domain/names.ts'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { acknowledge, firstSteps, people, sendApplication } from '../testing/steps.ts'
import { collected } from './byte-streams.ts'
import { readCase } from './get-case.ts'
import { listCasePage } from './list-cases.ts'
import { downloadDocument, readDocuments } from './read-documents.ts'
import { readSubmission, readSubmissions } from './read-submissions.ts'
import { renderSubmission } from './render-submission.ts'

const east = 'ca-east'
const west = 'ca-west'
let x: Exchange
let sent: { name: string; submission: string }
let opened: string

beforeAll(async () => {
  x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
  sent = await sendApplication(x.app, x.ctx(east))
  await x.carry(east, west)
  const { cases } = await listCasePage(x.app, x.ctx(west), ListCasesRequest.create(), undefined, undefined)
  opened = `tenants/${west}/cases/${cases[0]?.row.id}`
})
afterAll(() => x.close())

describe('an application from Portugal to Belgium', () => {
  test('opens one case there, with the parties and the other side’s reference', async () => {
    const { row, file, title } = await readCase(x.app, x.ctx(west), opened)
    const ours = await readCase(x.app, x.ctx(east), sent.name)
    expect(row).toMatchObject({
      direction: 'incoming',
      instrument: 'regulation-4-2009',
      application: '56-1-b',
      counterpartState: 'PT',
      status: 'received',
      reference: 'CA-WEST/2027/000001',
      foreignReference: ours.row.reference,
      receivedOn: '2027-01-04',
    })
    expect(title).toBe(`${people.creditor} – ${people.debtor}`)
    expect(file?.requestingAuthority?.name).toBe('Authority ca-east')
    expect(file?.requestedAuthority?.referenceNumber).toBe(row.reference)
  })

  test('starts the clock of the acknowledgement on both sides', async () => {
    const [theirs, ours] = await Promise.all([
      readCase(x.app, x.ctx(west), opened),
      readCase(x.app, x.ctx(east), sent.name),
    ])
    const shown = ({ clock, dueOn, ours: bound }: { clock: string; dueOn: string; ours: boolean }) => [
      clock,
      dueOn,
      bound,
    ]
    expect(theirs.timeLimits.map(shown)).toEqual([['acknowledge', '2027-02-03', true]])
    expect(ours.timeLimits.map(shown)).toEqual([['acknowledge', '2027-02-03', false]])
    expect([theirs.nextSteps, ours.nextSteps]).toEqual([['acknowledge'], []])
    expect(ours.row.status).toBe('delivered')
  })

  test('arrives byte for byte: the forms as they were frozen and the documents', async () => {
    const frozen = (await readSubmission(x.app, x.ctx(east), sent.submission)).row
    const [received] = await readSubmissions(x.app, x.ctx(west), opened)
    expect(received?.row).toMatchObject({
      form: 'ec-4-2009-annex-VI',
      state: 'received',
      pdfSha256: frozen.pdfSha256,
      xmlSha256: frozen.xmlSha256,
    })
    const name = childName(west, received?.row.caseId ?? '', 'submissions', received?.row.id ?? '')
    const bytes = (tenant: string, of: string, xml: boolean) =>
      collected(renderSubmission(x.app, x.ctx(tenant), { name: of, language: '', xml }))
    for (const xml of [true, false])
      expect(await bytes(west, name, xml)).toEqual(await bytes(east, sent.submission, xml))
    const documents = await readDocuments(x.app, x.ctx(west), opened)
    const digests = async (of: string, tenant: string) =>
      (await readDocuments(x.app, x.ctx(tenant), of)).map(({ row }) => [row.kind, row.size, row.sha256])
    expect(await digests(opened, west)).toEqual(await digests(sent.name, east))
    const [decision] = documents
    const download = downloadDocument(
      x.app,
      x.ctx(west),
      childName(west, decision?.row.caseId ?? '', 'documents', decision?.row.id ?? ''),
    )
    let size = 0
    for await (const { data } of download) size += data.length
    expect(size).toBe(2_500_000)
  })

  test('is confirmed to the access point', () => expect(x.points.confirmed).toHaveLength(1))

  test('is told as facts without names', async () => {
    expect(await x.facts(east)).toEqual([
      'CaseOpened',
      'SubmissionFrozen',
      'TimeLimitStarted',
      'ApplicationTransmitted',
    ])
    expect(await x.facts(west)).toEqual(['CaseOpened', 'TimeLimitStarted', 'ApplicationReceived', 'MessageOpened'])
    const rows = await x.query<{ data: Buffer }>(west, 'SELECT data FROM outbox')
    for (const { data } of rows) for (const name of Object.values(people)) expect(data.includes(name)).toBe(false)
  })

  test('is acknowledged on 18 January: one clock stops, the next runs until 19 March', async () => {
    x.clock.set('2027-01-18T09:00:00Z')
    const submission = await acknowledge(x.app, x.ctx(west), opened)
    await x.carry(west, east)
    const limits = async (tenant: string, name: string) =>
      (await readCase(x.app, x.ctx(tenant), name)).timeLimits.map(({ clock, doneOn, dueOn }) => [clock, doneOn, dueOn])
    const both = [
      ['acknowledge', '2027-01-18', '2027-02-03'],
      ['status-report', null, '2027-03-19'],
    ]
    expect(await limits(west, opened)).toEqual(both)
    expect(await limits(east, sent.name)).toEqual(both)
    const ours = await readCase(x.app, x.ctx(east), sent.name)
    expect(ours.row).toMatchObject({ status: 'acknowledged', foreignReference: 'CA-WEST/2027/000001' })
    const { row } = await readSubmission(x.app, x.ctx(west), submission)
    expect(row.language).toBe('fr')
    expect((await x.facts(west)).slice(4)).toEqual(['SubmissionFrozen', 'TimeLimitStarted', 'ApplicationAcknowledged'])
    expect((await x.facts(east)).slice(4)).toEqual(['TimeLimitStarted', 'AcknowledgementReceived'])
  })

  test('the acknowledgement says its first steps in two languages, on both sides', async () => {
    const sides = [
      // who typed it is known where it was typed, and never leaves
      [west, opened, x.ctx(west).actor.subject],
      [east, sent.name, ''],
    ] as const
    for (const [tenant, parent, typedBy] of sides) {
      const all = await readSubmissions(x.app, x.ctx(tenant), parent)
      const { caseId = '', id = '' } = all.find(({ row }) => row.form === 'ec-4-2009-annex-VIII')?.row ?? {}
      const { answers } = await readSubmission(x.app, x.ctx(tenant), childName(tenant, caseId, 'submissions', id))
      expect(answers).toContainEqual({ ...firstSteps, origin: expect.anything(), typedBy })
    }
  })
})
