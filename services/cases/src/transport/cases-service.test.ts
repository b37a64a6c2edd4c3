import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Direction, SubmissionState, Urgency } from '@sustento/platform/gen/sustento/cases/v1/case'
import {
  CreateCaseRequest,
  ListCasesRequest,
  ListInstrumentsRequest,
  ListTasksRequest,
  ListTimelineEntriesRequest,
  type UploadDocumentRequest,
} from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { relayOnce } from '@sustento/platform/outbox-relay'
import { recordingBus } from '@sustento/platform/testing/recording-bus'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { fileWith, people, sendApplication, upload } from '../testing/steps.ts'
import { casesService } from './cases-service.ts'

const east = 'ca-east'
const west = 'ca-west'
let x: Exchange
let service: ReturnType<typeof casesService>
let sent: { name: string; submission: string }
let opened: string

beforeAll(async () => {
  x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
  service = casesService(x.app)
  sent = await sendApplication(x.app, x.ctx(east))
  await x.carry(east, west)
  const { cases } = await service.listCases(ListCasesRequest.create({ parent: `tenants/${west}` }), x.ctx(west))
  opened = cases[0]?.name ?? ''
})
afterAll(() => x.close())

describe('a case as the contract says it', () => {
  test('has its title, clocks in words, and next steps', async () => {
    x.clock.set('2027-01-29T09:00:00Z')
    const { case: read } = await service.getCase({ name: opened, language: 'fr' }, x.ctx(west))
    expect(read).toMatchObject({
      title: `${people.creditor} – ${people.debtor}`,
      direction: Direction.DIRECTION_INCOMING,
      status: 'received',
      nextSteps: ['acknowledge'],
      erased: false,
    })
    expect(read?.timeLimits).toMatchObject([
      {
        clock: 'acknowledge',
        article: 'Article 58(3)',
        rule: '30 jours à compter de la réception',
        dueOn: { year: 2027, month: 2, day: 3 },
        urgency: Urgency.URGENCY_SOON,
        workingDaysLeft: 3,
        words: 'à faire dans 3 jours ouvrables, le mercredi 3 février 2027',
        ours: true,
      },
    ])
    x.clock.set('2027-01-04T09:00:00Z')
  })

  test('is created once and answered as it is', async () => {
    const request = CreateCaseRequest.fromPartial({
      parent: `tenants/${west}`,
      instrument: 'regulation-4-2009',
      application: '56-1-b',
      partner: `tenants/${west}/partners/other`,
      file: fileWith(),
      requestId: randomUUID(),
    })
    const [one, two] = [await service.createCase(request, x.ctx(west)), await service.createCase(request, x.ctx(west))]
    expect(one.case?.name).toBe(two.case?.name)
    expect(one.case).toMatchObject({ reference: 'CA-WEST/2027/000002', counterpartState: 'PT' })
  })
})

describe('pages', () => {
  const page = (about: object, tenant = west) => service.listCases(ListCasesRequest.fromPartial(about), x.ctx(tenant))

  test('follow each other by a token that fits no other list', async () => {
    const first = await page({ pageSize: 1 })
    expect([first.cases.length, first.totalSize]).toEqual([1, 2])
    const second = await page({ pageSize: 1, pageToken: first.nextPageToken })
    expect(second.nextPageToken).toBe('')
    expect(second.cases[0]?.name).not.toBe(first.cases[0]?.name)
    const refused = { reason: 'PAGE_TOKEN_INVALID' }
    await expect(page({ pageSize: 1, pageToken: first.nextPageToken, status: 'draft' })).rejects.toMatchObject(refused)
    await expect(page({ pageSize: 1, pageToken: first.nextPageToken }, east)).rejects.toMatchObject(refused)
  })

  test('choose by what is asked for', async () => {
    const only = async (about: object) => (await page(about)).totalSize
    expect(await only({ direction: Direction.DIRECTION_INCOMING })).toBe(1)
    expect(await only({ counterpartState: 'PT', instrument: 'regulation-4-2009' })).toBe(2)
    expect(await only({ status: 'received' })).toBe(1)
    expect(await only({ instrument: 'hague-2007' })).toBe(0)
  })
})

describe('the work list', () => {
  test('says in words what is to be done and what is awaited', async () => {
    const { tasks } = await service.listTasks(ListTasksRequest.fromPartial({ language: 'en' }), x.ctx(west))
    expect(tasks).toMatchObject([
      {
        kind: 'acknowledge',
        title: 'Acknowledge receipt (Annex VIII), name a contact and the first steps',
        words: 'due in 22 working days, Wednesday 3 February 2027',
        article: 'Article 58(3)',
        ours: true,
        caseReference: 'CA-WEST/2027/000001',
      },
      { kind: 'send-application', words: 'no time limit', urgency: Urgency.URGENCY_ON_TIME },
    ])
    const awaited = await service.listTasks(ListTasksRequest.fromPartial({ language: 'fr' }), x.ctx(east))
    expect(awaited.tasks).toMatchObject([
      {
        kind: 'wait-acknowledgement',
        ours: false,
        words: 'attendu dans 22 jours ouvrables, le mercredi 3 février 2027',
      },
    ])
  })
})

describe('the timeline', () => {
  test('is in the words of the instrument, in the language of the reader', async () => {
    const words = async (language: string) => {
      const request = ListTimelineEntriesRequest.fromPartial({ parent: opened, language })
      return (await service.listTimelineEntries(request, x.ctx(west))).entries.map((entry) => entry.words)
    }
    const french = await words('fr')
    expect(french.at(-1)).toBe('Dossier ouvert par une demande d’un autre État : Portugal')
    expect(french[0]).toBe(
      'Délai commencé : Accuser réception (annexe VIII), indiquer la personne à contacter et les premières démarches, jusqu’au mercredi 3 février 2027',
    )
    for (const line of [...french, ...(await words('en'))]) expect(line).not.toMatch(/[{}]|^[a-z-]+$/)
  })

  test('names nobody', async () => {
    const rows = await x.query<{ all: string }>(
      west,
      'SELECT kind || params::text || actor || subject AS all FROM timeline',
    )
    for (const { all } of rows) for (const name of Object.values(people)) expect(all).not.toContain(name)
  })
})

describe('forms and documents', () => {
  test('are listed without answers, with their state and what travels along', async () => {
    const { submissions } = await service.listSubmissions({ parent: sent.name, language: 'en' }, x.ctx(east))
    expect(submissions).toMatchObject([
      {
        form: 'ec-4-2009-annex-VI',
        formTitle: 'Annex VI: application for recognition, declaration of enforceability or enforcement',
        state: SubmissionState.SUBMISSION_STATE_DELIVERED,
        delivery: 'delivered',
        answers: [],
        signedParts: [{ part: 'B', signedBy: 'applicant', signedOn: { year: 2027, month: 1, day: 2 } }],
      },
    ])
    expect(submissions[0]?.documents).toHaveLength(2)
  })

  test('are validated for sending', async () => {
    const submission = sent.submission
    const { findings, sendable } = await service.validateSubmission({ name: submission, language: 'en' }, x.ctx(east))
    expect([findings, sendable]).toEqual([[], true])
  })

  test('begin with a header', async () => {
    async function* headless(): AsyncGenerator<UploadDocumentRequest> {
      yield { element: { $case: 'data', value: Buffer.from('x') } }
    }
    await expect(service.uploadDocument(headless(), x.ctx(east))).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
  })

  test('say what they are with the first bytes', async () => {
    const { document } = await service.uploadDocument(upload(sent.name, 'arrears', 'bytes'), x.ctx(east))
    expect(document).toMatchObject({ kind: 'arrears', title: 'Title of arrears', size: 5n, received: false })
    const elements = []
    for await (const each of service.downloadDocument({ name: document?.name ?? '' }, x.ctx(east))) elements.push(each)
    expect(elements).toEqual([{ data: Buffer.from('bytes'), mediaType: 'application/pdf', title: 'Title of arrears' }])
  })
})

describe('the instruments', () => {
  test('say why one does not apply, in the language of the reader', async () => {
    const request = ListInstrumentsRequest.fromPartial({ counterpartState: 'BE', language: 'fr' })
    const { instruments } = await service.listInstruments(request, x.ctx(east))
    const [regulation, convention] = instruments
    expect(regulation).toMatchObject({ id: 'regulation-4-2009', applicable: true, reason: '' })
    expect(convention?.reason).toMatch(/^entre deux États membres.*\(Article 51\(4\)\)$/)
    const enforcement = regulation?.applications.find(({ id }) => id === '56-1-b')
    expect(enforcement).toMatchObject({ form: 'ec-4-2009-annex-VI', accompanyingForms: [], available: true })
    expect(enforcement?.documents.filter(({ required }) => required).map(({ kind }) => kind)).toEqual([
      'decision',
      'extract',
    ])
    expect(regulation?.applications.find(({ id }) => id === '56-1-c')?.available).toBe(false)
    const transmitted = convention?.applications.find(({ id }) => id === '10-1-a')
    expect(transmitted).toMatchObject({
      form: 'hcch-2007-application-10-1-a',
      accompanyingForms: ['hcch-2007-transmittal-12-2'],
    })
  })
})

describe('the facts', () => {
  test('are exported from the first, in the order of publication', async () => {
    const bus = recordingBus()
    while (await relayOnce(await x.app.dbs.get(east), bus, east, 'cases'));
    const types: string[] = []
    for await (const { facts } of service.exportFacts({ parent: `tenants/${east}` }, x.ctx(east))) {
      types.push(...facts.map(({ type }) => type))
    }
    expect(types.map((type) => type.replace('sustento.cases.v1.', ''))).toEqual(await x.facts(east))
  })
})
