import { beforeAll, expect, test } from '@jest/globals'
import { type Caseworker, type Json, requestId } from '@sustento/embedded/demo/caseworker'
import { deliveredMessage, enter, transmit } from '@sustento/embedded/demo/request'
import { readScenario } from '@sustento/embedded/demo/scenario'
import { until } from '@sustento/embedded/demo/wait'
import { bare, bareText } from '../browser/pdf-text.ts'
import { quietReport } from '../support/quiet-report.ts'
import type { Edge } from './edge.ts'

/** Markup of several kinds, Hebrew, Arabic, Latin letters with marks, emoji. */
const short = [
  '#show: "x" *fett* _schief_ $x^2$ `code` <w:p>&amp;&lt; ]]> @ref [a](b) = "q" \\n // %s {0} $[x]',
  'יעל בן־דוד',
  'محمد عبد الله',
  '🙏 😀',
]
const combined = 'Dvořák Ýğıṩ'
const long = Array.from({ length: 2200 }, (_, i) => `Absatz ${i}: die Forderung besteht seit dem Urteil.`).join('\n')

const form = 'ec-4-2009-annex-VI'
const free = 'additionalInformation'

/** Texts that a printing or an XML program might take for something else: they arrive as they were typed. */
export function hostileTexts(get: () => Edge): void {
  let sender: Caseworker
  let receiver: Caseworker

  beforeAll(async () => {
    sender = await get().at.person('pt')
    receiver = await get().at.person('be-fr')
  })

  test('markup, writing from right to left, emoji and 100 kB of text are in PDF and XML at the other side', async () => {
    expect(long.length).toBeGreaterThan(100_000)
    const scenario = readScenario('scenario-a')
    const { parties } = scenario.file as { parties: Json[] }
    parties[0].person.occupation = combined
    scenario.typed[form]?.push(answer([...short, long].join('\n')))
    const entered = await enter(sender, scenario, quietReport())
    await transmit(sender, entered)
    const { message: sent } = await sender.get(await until('the delivery', () => deliveredMessage(sender, entered)))
    const [pdf, xml] = await until('the case', () => received(sent.messageId))
    const text = await bareText(pdf)
    const values = [...short, combined, ...long.split('\n')].filter((value) => !text.includes(bare(value)))
    expect(values).toEqual([])
    for (const value of [...short, combined, long]) expect(xml.toString()).toContain(escaped(value))
  })

  /** PDF and XML of the application that came with a message. */
  async function received(messageId: string): Promise<[Buffer, Buffer] | undefined> {
    const { cases = [] } = await receiver.get('tenants/be-fr/cases?direction=DIRECTION_INCOMING&pageSize=1')
    for (const { name } of cases) {
      const { submissions } = await receiver.get(`${name}/submissions`)
      for (const { name: submission, message } of submissions) {
        const { message: theirs } = await receiver.get(message)
        if (theirs.messageId !== messageId) continue
        const file = (format: string) => receiver.download(`${submission}?format=${format}`)
        return [await file('pdf'), await file('xml')]
      }
    }
    return undefined
  }

  test('what no font of the form can draw is found before anything is sent', async () => {
    const entered = await enter(sender, readScenario('scenario-a'), quietReport())
    const [application = ''] = entered.submissions
    const { submission: draft } = await sender.get(application)
    await sender.patch(application, { answers: [answer('감사합니다')], etag: draft.etag, requestId: requestId() })
    const { findings } = await sender.post(`${application}:validate`, { language: 'en' })
    const found = { path: free, code: 'TEXT_NOT_DRAWABLE', severity: 'SEVERITY_MUST' }
    expect(findings).toContainEqual(expect.objectContaining(found))
    await expect(transmit(sender, entered)).rejects.toMatchObject({ status: 422, reason: 'FORM_INVALID' })
    const { submission } = await sender.get(application)
    expect(submission.state).toBe('SUBMISSION_STATE_DRAFT')
  })
}

const answer = (text: string) => ({ path: free, text, language: 'fr', origin: 'ANSWER_ORIGIN_TYPED' })

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
