import { beforeAll, expect, test } from '@jest/globals'
import { type Caseworker, type Json, requestId } from '@sustento/embedded/demo/caseworker'
import { deliveredMessage, transmit } from '@sustento/embedded/demo/request'
import { readPaper, readScenario } from '@sustento/embedded/demo/scenario'
import { until } from '@sustento/embedded/demo/wait'
import type { Played } from './played.ts'

const application = 'hcch-2007-application-10-1-a'
const transmittal = 'hcch-2007-transmittal-12-2'
const restricted = 'hcch-2007-restricted-information'

/** An application for somebody whom a determination of non-disclosure protects (Article 40 of the Convention). */
export function protectedApplicant(get: () => Played): void {
  const scenario = readScenario('scenario-b')
  const { parties, ...rest } = scenario.file as { parties: Json[] }
  const [applicant, ...others] = parties
  const { street } = applicant.person.address
  const { iban } = (rest as { payment: { iban: string } }).payment
  let sender: Caseworker
  let opened: Json

  beforeAll(async () => {
    sender = await get().at.person('be-fr')
    const guarded = { ...applicant, nonDisclosure: { determined: true, reason: 'risk' } }
    const { case: made } = await sender.post('tenants/be-fr/cases', {
      instrument: scenario.instrument,
      application: scenario.application,
      partner: `tenants/be-fr/partners/${scenario.to}`,
      file: { ...rest, parties: [guarded, ...others] },
      requestId: requestId(),
    })
    opened = made
    for (const { file, kind, language, title } of scenario.documents) {
      const query = new URLSearchParams({ kind, language, requestId: requestId() })
      await sender.upload(`${opened.name}/documents?${query}`, readPaper(file), 'application/pdf', title)
    }
  })

  const derive = async (form: string): Promise<Json> => {
    const body = { form, language: scenario.language, requestId: requestId() }
    const { submission } = await sender.post(`${opened.name}/submissions`, body)
    const answers = scenario.typed[form]
    if (!answers) return submission
    const change = { answers, etag: submission.etag, requestId: requestId() }
    return (await sender.patch(submission.name, change)).submission
  }

  test('is made of three forms: the address and the account stand only in the restricted one', async () => {
    expect(opened.accompanyingForms).toEqual([transmittal, restricted])
    const main = await derive(application)
    const companion = await derive(transmittal)
    const { findings } = await sender.post(`${main.name}:validate`, { language: 'en' })
    expect(findings.filter(({ severity }: Json) => severity === 'SEVERITY_MUST')).toMatchObject([
      { code: 'FORM_MISSING', article: '40' },
    ])
    const apart = await derive(restricted)
    for (const value of [street, iban]) {
      expect(JSON.stringify([main.answers, companion.answers])).not.toContain(value)
      expect(JSON.stringify(apart.answers)).toContain(value)
    }
    const entered = { case: opened.name, submissions: [main.name, companion.name, apart.name] }
    await transmit(sender, entered)
    await until('the delivery', () => deliveredMessage(sender, entered))
  })

  test('is protected by the other authority too, which knows where to pay (Article 40(2), (3))', async () => {
    const receiver = await get().at.person('no')
    const received = await until('the case', async () => {
      const { cases = [] } = await receiver.get('tenants/no/cases?direction=DIRECTION_INCOMING')
      return cases.find(({ nonDisclosure }: Json) => nonDisclosure)
    })
    expect(received.title).not.toContain(applicant.person.familyNames)
    const { submissions } = await receiver.get(`${received.name}/submissions`)
    const forms = submissions.map(({ form }: Json) => form)
    expect(forms.sort()).toEqual([application, restricted, transmittal])
    const { case: file } = await receiver.get(received.name)
    for (const value of [street, iban]) expect(JSON.stringify(file.file)).toContain(value)
    for (const form of ['hcch-2007-acknowledgement-12-3', 'message-free-text']) {
      const { submission } = await receiver.post(`${received.name}/submissions`, { form, requestId: requestId() })
      for (const value of [street, iban]) expect(JSON.stringify(submission.answers)).not.toContain(value)
    }
  })
}
