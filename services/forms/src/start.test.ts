import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { AnswerChange, Provenance } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { Answer as AnswerCodec, AnswerOrigin, Severity } from '@sustento/platform/gen/sustento/type/v1/answer'
import { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { caseFileMessage } from './testing/case-file-message.ts'
import { pdfText } from './testing/pdf-text.ts'
import { east, form, sampleOf, startTestService, type TestService } from './testing/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

describe('the catalogue', () => {
  test('lists forms with titles and provenance in a language', async () => {
    const { forms } = await service.client.listForms(
      { parent: east, language: 'fr', instrument: 'regulation-4-2009', day: undefined },
      service.caseworker,
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
    const { forms } = await service.client.listForms(request, service.caseworker)
    const seven = forms.find((f) => f.editionOf === 'ec-4-2009-annex-VII')
    expect(seven).toMatchObject({ edition: '2009', inForceUntil: { year: 2015, month: 3, day: 11 } })
    expect(forms.map((f) => f.name)).not.toContain(form('ec-4-2009-annex-VII'))
  })

  test('gives a form with nodes, parts, footnotes and today’s lists', async () => {
    const { form: got } = await service.client.getForm(
      { name: form('ec-4-2009-annex-VI'), language: 'en' },
      service.caseworker,
    )
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
    expect(got?.officialLanguages.sort()).toEqual(['en', 'fr'])
  })

  test('says which points exclude each other', async () => {
    const { form: got } = await service.client.getForm(
      { name: form('ec-4-2009-annex-VI'), language: 'en' },
      service.caseworker,
    )
    expect(got?.exclusive).toContainEqual({
      paths: ['applicant.naturalPerson', 'applicant.publicBody'],
      severity: Severity.SEVERITY_MUST,
    })
    expect(got?.exclusive).toContainEqual({
      paths: ['payment.electronic', 'payment.cheque'],
      severity: Severity.SEVERITY_SHOULD,
    })
  })

  test('says which points take phrases, and which may be not known', async () => {
    const { form: got } = await service.client.getForm(
      { name: form('ec-4-2009-annex-V'), language: 'fr' },
      service.caseworker,
    )
    const request = got?.nodes.find((n) => n.id === 'request')?.children
    expect(request?.find((n) => n.id === 'request.grounds')?.phrases[2]).toEqual({
      id: 'addressUnknown',
      label: 'L’adresse de la personne concernée n’est pas connue.',
      article: 'Article 51(2)(b)',
      provenance: Provenance.PROVENANCE_WORKING_TRANSLATION,
    })
    const debtor = request?.find((n) => n.id === 'request.subject')?.children[0]?.children
    expect(debtor?.map((n) => [n.number, n.notKnown, n.parts.map((p) => p.notKnown)])).toEqual([
      ['3.3.1.1', false, [false, false]],
      ['3.3.1.2', false, [true, true]],
      ['3.3.1.3', false, []],
      ['3.3.1.4', true, []],
      ['3.3.1.5', false, []],
    ])
  })

  test('is open over REST as well', async () => {
    const headers = { authorization: `Bearer ${service.caseworker.token}` }
    const response = await fetch(`${service.http}/v1/${form('ec-4-2009-annex-VIII')}?language=fr`, { headers })
    expect(await response.json()).toMatchObject({ form: { title: 'ACCUSÉ DE RÉCEPTION D’UNE DEMANDE' } })
  })
})

describe('from the case to the form and back', () => {
  const VI = 'ec-4-2009-annex-VI'

  test('derives, validates, renders and writes the same answers', async () => {
    const today = { year: 2027, month: 1, day: 18 }
    const request = { name: form(VI), caseFile: caseFileMessage(), language: 'fr', today, writer: '', draft: false }
    const { answers, edition } = await service.client.prefillForm(request, service.caseworker)
    expect(edition).toBe('2015/228 consolidated')
    expect(answers.find((a) => a.path === 'decision.dateAndReference.date')).toMatchObject({
      value: { $case: 'date', value: { year: 2024, month: 5, day: 21 } },
      origin: AnswerOrigin.ANSWER_ORIGIN_EXTRACT,
    })
    const validation = { name: form(VI), answers, language: 'fr', requestedState: 'BE', today, signedParts: [] }
    const { findings } = await service.client.validateForm(validation, service.caseworker)
    const must = findings.filter((f) => f.severity === Severity.SEVERITY_MUST)
    expect(must.map((f) => f.code)).toEqual(['ONE_OF_REQUIRED', 'SIGNATURE_MISSING'])
    expect(must[0]).toMatchObject({ path: 'payment.electronic.iban', article: 'Article 57(2)(f)' })
    const text = await pdfText(await service.rendered(VI, answers))
    expect(text).toContain('Exemplo da Silva')
    const { xml } = await service.client.writeFormXml(
      { name: form(VI), answers, language: 'fr', reference: 'R' },
      service.caseworker,
    )
    const read = await service.client.readFormXml({ parent: east, xml }, service.caseworker)
    expect(read).toMatchObject({ form: VI, edition, language: 'fr', reference: 'R', extract: undefined })
    expect(read.answers.map((a) => a.value)).toEqual(answers.map((a) => a.value))
  })

  test('reads a court’s extract in terms of the case', async () => {
    const id = 'ec-4-2009-annex-I'
    const { xml } = await service.client.writeFormXml(
      { name: form(id), answers: sampleOf(id), language: 'fr', reference: '' },
      service.caseworker,
    )
    const { extract, answers } = await service.client.readFormXml({ parent: east, xml }, service.caseworker)
    expect(extract?.decision).toMatchObject({ court: 'Tribunal de Família de Exemplo', fromExtract: true })
    expect(extract?.obligations[0]?.amount).toEqual({ currency: 'EUR', minorUnits: 25_050n })
    expect(extract?.parties[0]?.person).toMatchObject({ birthDate: { year: 1988, month: 4, day: 17 }, legalAid: true })
    expect(answers[0]?.origin).toBe(AnswerOrigin.ANSWER_ORIGIN_EXTRACT)
    const today = { year: 2027, month: 1, day: 18 }
    const request = { name: form(id), answers: sampleOf(id), language: 'fr', today }
    const typed = await service.client.readTypedForm(request, service.caseworker)
    expect(typed).toMatchObject({ extract, findings: [] })
    const { form: shown } = await service.client.getForm({ name: form(id), language: 'fr' }, service.caseworker)
    const feeding = shown?.nodes.filter(({ feedsCase }) => feedsCase).map((node) => node.id)
    expect(feeding).toEqual(['nature', 'courtOfOrigin', 'claimants', 'defendants', 'terms'])
  })

  test('gives the schema of what it writes', async () => {
    const id = 'ec-4-2009-annex-VIII'
    const { xsd, namespace } = await service.client.getFormSchema(
      { name: form(id), language: 'fr' },
      service.caseworker,
    )
    expect(namespace).toBe('urn:sustento:form:ec-4-2009-annex-VIII:2009-unamended:1')
    expect(Buffer.from(xsd).toString()).toContain('Date de réception')
    const headers = { authorization: `Bearer ${service.caseworker.token}` }
    const response = await fetch(`${service.http}/v1/${form(id)}:schema?language=fr`, { headers })
    expect(await response.json()).toMatchObject({ namespace, xsd: Buffer.from(xsd).toString('base64') })
  })

  test('compares two submissions, over REST as well', async () => {
    const before = sampleOf(VI)
    const after = before.slice(1)
    const request = { name: form(VI), before, after, language: 'fr' }
    const { differences } = await service.client.compareAnswers(request, service.caseworker)
    expect(differences.filter((d) => d.change !== AnswerChange.ANSWER_CHANGE_SAME)).toMatchObject([
      { path: before[0]?.path, label: 'Demande', change: AnswerChange.ANSWER_CHANGE_REMOVED, after: undefined },
    ])
    const response = await fetch(`${service.http}/v1/${form(VI)}:compare`, {
      method: 'POST',
      headers: { authorization: `Bearer ${service.caseworker.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ before: [{ path: 'documentsTotal', text: '4' }], after: [] }),
    })
    expect(await response.json()).toMatchObject({ differences: [{ path: 'documentsTotal' }] })
  })

  test('fills a new form from an old one', async () => {
    const today = { year: 2027, month: 1, day: 18 }
    const stray = AnswerCodec.create({ path: 'shoeSize', value: { $case: 'text', value: '42' } })
    const request = { name: form(VI), answers: [...sampleOf(VI), stray], language: 'en', today }
    const { answers, findings } = await service.client.reuseAnswers(request, service.caseworker)
    expect(answers[0]?.origin).toBe(AnswerOrigin.ANSWER_ORIGIN_EARLIER_FORM)
    expect(findings).toMatchObject([{ path: 'shoeSize', code: 'UNKNOWN_PATH', severity: Severity.SEVERITY_MUST }])
  })

  test('says what needs a translation, and carries it through the XML', async () => {
    const path = 'locationInformation'
    const answer = AnswerCodec.create({ path, value: { $case: 'text', value: 'vive em Namur' }, language: 'pt' })
    const request = { name: form(VI), outputLanguage: 'fr', ownLanguage: 'pt', language: 'en' }
    const { gaps } = await service.client.findTranslationGaps({ ...request, answers: [answer] }, service.caseworker)
    expect(gaps).toMatchObject([{ path, text: 'vive em Namur', language: 'pt' }])
    const done = { ...answer, translations: [{ language: 'fr', text: 'vit à Namur' }] }
    expect(
      (await service.client.findTranslationGaps({ ...request, answers: [done] }, service.caseworker)).gaps,
    ).toEqual([])
    const write = { name: form(VI), answers: [done], language: 'fr', reference: '' }
    const { xml } = await service.client.writeFormXml(write, service.caseworker)
    expect((await service.client.readFormXml({ parent: east, xml }, service.caseworker)).answers).toEqual([done])
  })

  test('the same instant gives the same bytes', async () => {
    const id = 'ec-4-2009-annex-VIII'
    expect(Buffer.compare(await service.rendered(id, sampleOf(id)), await service.rendered(id, sampleOf(id)))).toBe(0)
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
      draft: false,
    }
    await expect(service.client.prefillForm(request, service.caseworker)).rejects.toMatchObject({
      reason: 'FORM_NOT_DERIVED',
    })
  })

  test('a form of another instrument', async () => {
    const caseFile = { ...CaseFile.create(), instrument: 'hague-2007' }
    const request = {
      name: form('ec-4-2009-annex-VI'),
      caseFile,
      language: 'fr',
      today: undefined,
      writer: '',
      draft: false,
    }
    await expect(service.client.prefillForm(request, service.caseworker)).rejects.toMatchObject({
      reason: 'INVALID_ARGUMENT',
    })
  })

  test('a form that does not exist, and XML of one', async () => {
    await expect(
      service.client.getForm({ name: form('annex-x'), language: '' }, service.caseworker),
    ).rejects.toMatchObject({
      reason: 'NOT_FOUND',
    })
    const xml = Buffer.from(
      '<form xmlns="urn:sustento:form:1" id="annex-x" edition="1" instrument="i" language="en"><title/></form>',
    )
    await expect(service.client.readFormXml({ parent: east, xml }, service.caseworker)).rejects.toMatchObject({
      reason: 'INVALID_ARGUMENT',
    })
  })

  test('an answer that would be lost, with the point and nothing of its text', async () => {
    const answer = AnswerCodec.create({ path: 'shoeSize', value: { $case: 'text', value: 'SECRET' } })
    const call = service.rendered('ec-4-2009-annex-VI', [answer])
    await expect(call).rejects.toMatchObject({
      reason: 'INVALID_ARGUMENT',
      violations: [{ field: 'shoeSize', reason: 'UNKNOWN_PATH' }],
    })
    await expect(call).rejects.not.toThrow('SECRET')
  })

  test('another authority’s name, with an audit line in the caller’s own database', async () => {
    const name = 'tenants/ca-west/forms/ec-4-2009-annex-VI'
    await expect(service.client.getForm({ name, language: 'en' }, service.caseworker)).rejects.toMatchObject({
      reason: 'WRONG_TENANT',
    })
    const lines = await (await service.tenants.dbs.get('ca-east')).query(`SELECT action, reason FROM audit`)
    expect(lines).toContainEqual({ action: '/sustento.forms.v1.FormsService/GetForm', reason: 'WRONG_TENANT' })
  })

  test('an administrator, who never sees what a form is answered with', async () => {
    const administrator = { token: await service.issuer.token('ca-east', ['administrator']) }
    const request = { name: form('ec-4-2009-annex-VI'), answers: [], language: 'en', reference: '' }
    await expect(service.client.writeFormXml(request, administrator)).rejects.toMatchObject({
      reason: 'PERMISSION_DENIED',
    })
  })
})
