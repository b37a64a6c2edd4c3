import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { loadConfig } from '@sustento/platform/config'
import { freePort } from '@sustento/platform/embedded/free-port'
import {
  AnswerChange,
  DossierHeader,
  FormsServiceClient,
  type MakeDossierRequest,
  Provenance,
} from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import {
  type Answer,
  Answer as AnswerCodec,
  AnswerOrigin,
  Severity,
} from '@sustento/platform/gen/sustento/type/v1/answer'
import { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { platformMigrations } from '@sustento/platform/migrate'
import { grpcClient } from '@sustento/platform/rpc/client'
import type { Calls } from '@sustento/platform/rpc/definition'
import type { Running } from '@sustento/platform/run'
import { type TestIssuer, testIssuer } from '@sustento/platform/testing/issuer'
import { type TestTenants, testTenants } from '@sustento/platform/testing/tenants'
import { formsEnv } from './config.ts'
import { fromPlain } from './domain/plain.ts'
import { startForms } from './start.ts'
import { caseFileMessage } from './testing/case-file-message.ts'
import { entryOf } from './testing/context.ts'
import { fillPdf } from './testing/fill-pdf.ts'
import { pdfText } from './testing/pdf-text.ts'
import { samplePlain } from './testing/sample.ts'
import { toAnswers } from './transport/answers.ts'

let issuer: TestIssuer
let tenants: TestTenants
let running: Running
let client: Calls<typeof FormsServiceClient.service> & { close(): void }
let http: string
const east = 'tenants/ca-east'
const form = (id: string) => `${east}/forms/${id}`
let caseworker: { token: string }

beforeAll(async () => {
  issuer = await testIssuer()
  tenants = await testTenants('forms', [], platformMigrations, { bus: true, issuer: issuer.issuer })
  const [grpcPort, httpPort] = [await freePort(), await freePort()]
  const env = {
    TENANTS_DIR: tenants.dir,
    GRPC_PORT: String(grpcPort),
    HTTP_PORT: String(httpPort),
    LOG_LEVEL: 'silent',
  }
  running = await startForms(loadConfig(formsEnv, env), { signals: false })
  http = `http://127.0.0.1:${httpPort}`
  client = grpcClient(FormsServiceClient, `127.0.0.1:${grpcPort}`, { deadlineMs: 30_000 })
  caseworker = { token: await issuer.token('ca-east', ['caseworker']) }
})
afterAll(async () => {
  client.close()
  await running.stop()
  await tenants.close()
  await issuer.close()
})

const sampleOf = (id: string): Answer[] => toAnswers(fromPlain(entryOf(id).model, samplePlain(id)))
const rendered = async (id: string, answers: Answer[], language = 'fr', fillable = false) => {
  const parts: Uint8Array[] = []
  const request = {
    ...{ name: form(id), answers, language, fillable, reference: 'PT-2027-0001', preview: false, signedParts: ['B'] },
    renderedAt: new Date('2027-01-18T10:00:00Z'),
    officialLanguage: '',
  }
  for await (const { data } of client.renderForm(request, caseworker)) parts.push(data)
  return Buffer.concat(parts)
}

describe('the catalogue', () => {
  test('lists forms with titles and provenance in a language', async () => {
    const { forms } = await client.listForms(
      { parent: east, language: 'fr', instrument: 'regulation-4-2009', day: undefined },
      caseworker,
    )
    const official = Provenance.PROVENANCE_OFFICIAL
    const working = Provenance.PROVENANCE_WORKING_TRANSLATION
    const annexes = forms.filter((f) => f.purpose !== 'message')
    expect(annexes.map((f) => [f.name.split('-').at(-1), f.derived, f.purpose, f.issuedBy, f.provenance])).toEqual([
      ['I', false, 'extract', 'court', official],
      ['II', false, 'extract', 'court', working],
      ['III', false, 'extract', 'court', official],
      ['IV', false, 'extract', 'court', official],
      ['IX', true, 'refusal', 'requested-authority', working],
      ['V', true, 'request', 'requesting-authority', working],
      ['VI', true, 'application', 'requesting-authority', working],
      ['VII', true, 'application', 'requesting-authority', working],
      ['VIII', true, 'acknowledgement', 'requested-authority', official],
    ])
  })

  test('lists the editions of a day', async () => {
    const day = { year: 2013, month: 5, day: 1 }
    const request = { parent: east, language: 'fr', instrument: 'regulation-4-2009', day }
    const { forms } = await client.listForms(request, caseworker)
    const seven = forms.find((f) => f.editionOf === 'ec-4-2009-annex-VII')
    expect(seven).toMatchObject({ edition: '2009', inForceUntil: { year: 2015, month: 3, day: 11 } })
    expect(forms.map((f) => f.name)).not.toContain(form('ec-4-2009-annex-VII'))
  })

  test('gives a form with nodes, parts, footnotes and today’s lists', async () => {
    const { form: got } = await client.getForm({ name: form('ec-4-2009-annex-VI'), language: 'en' }, caseworker)
    expect(got?.parts.map((p) => [p.id, p.completedBy])).toEqual([
      ['A', 'requesting-authority'],
      ['B', 'applicant'],
    ])
    const states = got?.lists.find((l) => l.id === 'memberStates')?.values.map((v) => v.id)
    expect(states).toHaveLength(26)
    expect(states).not.toContain('DK')
    expect(got?.lists.find((l) => l.id === 'countries')?.values.find((v) => v.id === 'NO')?.label).toBe('Norway')
    const name = got?.nodes.find((n) => n.id === 'applicant')?.children[0]?.children[0]
    expect(name).toMatchObject({ number: '8.1.1', label: 'Surname and given name(s):', required: 'true', part: 'B' })
    expect(name?.parts.map((p) => [p.id, p.label])).toEqual([
      ['surname', 'Surname(s)'],
      ['givenNames', 'Given name(s)'],
    ])
    expect(got?.footnotes[0]?.text).toBe('OJ L 7, 10.1.2009, p. 1.')
  })

  test('is open over REST as well', async () => {
    const headers = { authorization: `Bearer ${caseworker.token}` }
    const response = await fetch(`${http}/v1/${form('ec-4-2009-annex-VIII')}?language=fr`, { headers })
    expect(await response.json()).toMatchObject({ form: { title: 'ACCUSÉ DE RÉCEPTION D’UNE DEMANDE' } })
  })
})

describe('from the case to the form and back', () => {
  const VI = 'ec-4-2009-annex-VI'

  test('derives, validates, renders and writes the same answers', async () => {
    const today = { year: 2027, month: 1, day: 18 }
    const request = { name: form(VI), caseFile: caseFileMessage(), language: 'fr', today, writer: '' }
    const { answers, edition } = await client.prefillForm(request, caseworker)
    expect(edition).toBe('2015/228 consolidated')
    expect(answers.find((a) => a.path === 'decision.dateAndReference.date')).toMatchObject({
      value: { $case: 'date', value: { year: 2024, month: 5, day: 21 } },
      origin: AnswerOrigin.ANSWER_ORIGIN_EXTRACT,
    })
    const validation = { name: form(VI), answers, language: 'fr', requestedState: 'BE', today, signedParts: [] }
    const { findings } = await client.validateForm(validation, caseworker)
    const must = findings.filter((f) => f.severity === Severity.SEVERITY_MUST)
    expect(must.map((f) => f.code)).toEqual(['ONE_OF_REQUIRED', 'SIGNATURE_MISSING'])
    expect(must[0]).toMatchObject({ path: 'payment.electronic.iban', article: 'Article 57(2)(f)' })
    const text = await pdfText(await rendered(VI, answers))
    expect(text).toContain('Exemplo da Silva')
    const { xml } = await client.writeFormXml({ name: form(VI), answers, language: 'fr', reference: 'R' }, caseworker)
    const read = await client.readFormXml({ parent: east, xml }, caseworker)
    expect(read).toMatchObject({ form: VI, edition, language: 'fr', reference: 'R', extract: undefined })
    expect(read.answers.map((a) => a.value)).toEqual(answers.map((a) => a.value))
  })

  test('reads a court’s extract in terms of the case', async () => {
    const id = 'ec-4-2009-annex-I'
    const { xml } = await client.writeFormXml(
      { name: form(id), answers: sampleOf(id), language: 'fr', reference: '' },
      caseworker,
    )
    const { extract, answers } = await client.readFormXml({ parent: east, xml }, caseworker)
    expect(extract?.decision).toMatchObject({ court: 'Tribunal de Família de Exemplo', fromExtract: true })
    expect(extract?.obligations[0]?.amount).toEqual({ currency: 'EUR', minorUnits: 25_050n })
    expect(extract?.parties[0]?.person).toMatchObject({ birthDate: { year: 1988, month: 4, day: 17 }, legalAid: true })
    expect(answers[0]?.origin).toBe(AnswerOrigin.ANSWER_ORIGIN_EXTRACT)
  })

  test('gives the schema of what it writes', async () => {
    const id = 'ec-4-2009-annex-VIII'
    const { xsd, namespace } = await client.getFormSchema({ name: form(id), language: 'fr' }, caseworker)
    expect(namespace).toBe('urn:sustento:form:ec-4-2009-annex-VIII:2009-unamended:1')
    expect(Buffer.from(xsd).toString()).toContain('Date de réception')
    const headers = { authorization: `Bearer ${caseworker.token}` }
    const response = await fetch(`${http}/v1/${form(id)}:schema?language=fr`, { headers })
    expect(await response.json()).toMatchObject({ namespace, xsd: Buffer.from(xsd).toString('base64') })
  })

  test('compares two submissions, over REST as well', async () => {
    const before = sampleOf(VI)
    const after = before.slice(1)
    const request = { name: form(VI), before, after, language: 'fr' }
    const { differences } = await client.compareAnswers(request, caseworker)
    expect(differences.filter((d) => d.change !== AnswerChange.ANSWER_CHANGE_SAME)).toMatchObject([
      { path: before[0]?.path, label: 'Demande', change: AnswerChange.ANSWER_CHANGE_REMOVED, after: undefined },
    ])
    const response = await fetch(`${http}/v1/${form(VI)}:compare`, {
      method: 'POST',
      headers: { authorization: `Bearer ${caseworker.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ before: [{ path: 'documentsTotal', text: '4' }], after: [] }),
    })
    expect(await response.json()).toMatchObject({ differences: [{ path: 'documentsTotal' }] })
  })

  test('fills a new form from an old one', async () => {
    const today = { year: 2027, month: 1, day: 18 }
    const stray = AnswerCodec.create({ path: 'shoeSize', value: { $case: 'text', value: '42' } })
    const request = { name: form(VI), answers: [...sampleOf(VI), stray], language: 'en', today }
    const { answers, findings } = await client.reuseAnswers(request, caseworker)
    expect(answers[0]?.origin).toBe(AnswerOrigin.ANSWER_ORIGIN_EARLIER_FORM)
    expect(findings).toMatchObject([{ path: 'shoeSize', code: 'UNKNOWN_PATH', severity: Severity.SEVERITY_MUST }])
  })

  test('says what needs a translation, and carries it through the XML', async () => {
    const path = 'locationInformation'
    const answer = AnswerCodec.create({ path, value: { $case: 'text', value: 'vive em Namur' }, language: 'pt' })
    const request = { name: form(VI), outputLanguage: 'fr', ownLanguage: 'pt', language: 'en' }
    const { gaps } = await client.findTranslationGaps({ ...request, answers: [answer] }, caseworker)
    expect(gaps).toMatchObject([{ path, text: 'vive em Namur', language: 'pt' }])
    const done = { ...answer, translations: [{ language: 'fr', text: 'vit à Namur' }] }
    expect((await client.findTranslationGaps({ ...request, answers: [done] }, caseworker)).gaps).toEqual([])
    const write = { name: form(VI), answers: [done], language: 'fr', reference: '' }
    const { xml } = await client.writeFormXml(write, caseworker)
    expect((await client.readFormXml({ parent: east, xml }, caseworker)).answers).toEqual([done])
  })

  test('the same instant gives the same bytes', async () => {
    const id = 'ec-4-2009-annex-VIII'
    expect(Buffer.compare(await rendered(id, sampleOf(id)), await rendered(id, sampleOf(id)))).toBe(0)
  })
})

describe('a copy to fill in at home', () => {
  const VIII = 'ec-4-2009-annex-VIII'

  test('is filled in another reader and read back, over gRPC and over REST', async () => {
    const copy = await rendered(VIII, [], 'fr', true)
    const pdf = Buffer.from(
      await fillPdf(copy, { dateReceived: '4.1.2027', 'requestingAuthority.referenceNumber': 'Ω-1' }),
    )
    const read = await client.readFilledForm({ parent: east, pdf }, caseworker)
    expect(read).toMatchObject({
      form: VIII,
      language: 'fr',
      reference: 'PT-2027-0001',
      unread: [],
      extract: undefined,
    })
    expect(read.answers).toMatchObject([
      { value: { value: 'Ω-1' } },
      { value: { value: { year: 2027, month: 1, day: 4 } }, origin: AnswerOrigin.ANSWER_ORIGIN_TYPED },
    ])
    const headers = { authorization: `Bearer ${caseworker.token}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ pdf: pdf.toString('base64') })
    const response = await fetch(`${http}/v1/${east}/forms:readFilled`, { method: 'POST', headers, body })
    expect(await response.json()).toMatchObject({ form: VIII, answers: [{ text: 'Ω-1' }, { date: { year: 2027 } }] })
  })

  test('another PDF is refused with its flaw', async () => {
    const pdf = await rendered(VIII, [])
    await expect(client.readFilledForm({ parent: east, pdf }, caseworker)).rejects.toMatchObject({
      reason: 'INVALID_ARGUMENT',
      violations: [{ field: 'pdf', reason: 'PDF_NOT_OURS' }],
    })
  })
})

describe('a dossier', () => {
  const header = DossierHeader.create({ parent: east, language: 'fr', reference: 'PT-2027-0001' })
  const dossierOf = async (...elements: MakeDossierRequest['element'][]) => {
    async function* source() {
      for (const element of elements) yield { element }
    }
    const parts: Buffer[] = []
    for await (const { data } of client.makeDossier(source(), caseworker)) parts.push(data)
    return Buffer.concat(parts)
  }

  test('of streamed items comes back as one PDF', async () => {
    const form = await rendered('ec-4-2009-annex-VIII', [])
    const pdf = await dossierOf(
      { $case: 'header', value: header },
      { $case: 'item', value: { title: 'Accusé', filename: 'form.pdf' } },
      { $case: 'data', value: form.subarray(0, 10_000) },
      { $case: 'data', value: form.subarray(10_000) },
      { $case: 'item', value: { title: 'Voix', filename: 'voix.ogg' } },
    )
    const text = await pdfText(pdf)
    expect(text).toContain('ACCUSÉ DE RÉCEPTION')
    expect(text).toContain('voix.ogg')
    expect(text).toContain('Page 2 sur 2')
  })

  test('that begins with anything but its header is refused', async () => {
    const item = { $case: 'item' as const, value: { title: 'x', filename: '' } }
    const data = { $case: 'data' as const, value: Buffer.from('x') }
    const first = { $case: 'header' as const, value: header }
    for (const elements of [[item], [first, first], [first, data], []]) {
      await expect(dossierOf(...elements)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
    }
  })
})

describe('refused', () => {
  test('deriving what a court issues', async () => {
    const request = {
      name: form('ec-4-2009-annex-I'),
      caseFile: caseFileMessage(),
      language: 'fr',
      today: undefined,
      writer: '',
    }
    await expect(client.prefillForm(request, caseworker)).rejects.toMatchObject({ reason: 'FORM_NOT_DERIVED' })
  })

  test('a form of another instrument', async () => {
    const caseFile = { ...CaseFile.create(), instrument: 'hague-2007' }
    const request = { name: form('ec-4-2009-annex-VI'), caseFile, language: 'fr', today: undefined, writer: '' }
    await expect(client.prefillForm(request, caseworker)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
  })

  test('a form that does not exist, and XML of one', async () => {
    await expect(client.getForm({ name: form('annex-x'), language: '' }, caseworker)).rejects.toMatchObject({
      reason: 'NOT_FOUND',
    })
    const xml = Buffer.from(
      '<form xmlns="urn:sustento:form:1" id="annex-x" edition="1" instrument="i" language="en"><title/></form>',
    )
    await expect(client.readFormXml({ parent: east, xml }, caseworker)).rejects.toMatchObject({
      reason: 'INVALID_ARGUMENT',
    })
  })

  test('an answer that would be lost, with the point and nothing of its text', async () => {
    const answer = AnswerCodec.create({ path: 'shoeSize', value: { $case: 'text', value: 'SECRET' } })
    const call = rendered('ec-4-2009-annex-VI', [answer])
    await expect(call).rejects.toMatchObject({
      reason: 'INVALID_ARGUMENT',
      violations: [{ field: 'shoeSize', reason: 'UNKNOWN_PATH' }],
    })
    await expect(call).rejects.not.toThrow('SECRET')
  })

  test('another authority’s name, with an audit line in the caller’s own database', async () => {
    const name = 'tenants/ca-west/forms/ec-4-2009-annex-VI'
    await expect(client.getForm({ name, language: 'en' }, caseworker)).rejects.toMatchObject({ reason: 'WRONG_TENANT' })
    const lines = await (await tenants.dbs.get('ca-east')).query(`SELECT action, reason FROM audit`)
    expect(lines).toContainEqual({ action: '/sustento.forms.v1.FormsService/GetForm', reason: 'WRONG_TENANT' })
  })

  test('an administrator, who never sees what a form is answered with', async () => {
    const administrator = { token: await issuer.token('ca-east', ['administrator']) }
    const request = { name: form('ec-4-2009-annex-VI'), answers: [], language: 'en', reference: '' }
    await expect(client.writeFormXml(request, administrator)).rejects.toMatchObject({ reason: 'PERMISSION_DENIED' })
  })
})
