import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DossierHeader, type MakeDossierRequest } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { AnswerOrigin } from '@sustento/platform/gen/sustento/type/v1/answer'
import { fillPdf } from './testing/fill-pdf.ts'
import { hostilePdf } from './testing/hostile-pdf.ts'
import { pdfText } from './testing/pdf-text.ts'
import { east, startTestService, type TestService } from './testing/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

describe('a copy to fill in at home', () => {
  const VIII = 'ec-4-2009-annex-VIII'

  test('is filled in another reader and read back, over gRPC and over REST', async () => {
    const copy = await service.rendered(VIII, [], 'fr', true)
    const pdf = Buffer.from(
      await fillPdf(copy, { dateReceived: '4.1.2027', 'requestingAuthority.referenceNumber': 'Ω-1' }),
    )
    const read = await service.client.readFilledForm({ parent: east, pdf }, service.caseworker)
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
    const headers = { authorization: `Bearer ${service.caseworker.token}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ pdf: pdf.toString('base64') })
    const response = await fetch(`${service.http}/v1/${east}/forms:readFilled`, { method: 'POST', headers, body })
    expect(await response.json()).toMatchObject({ form: VIII, answers: [{ text: 'Ω-1' }, { date: { year: 2027 } }] })
  })

  test('another PDF is refused with its flaw', async () => {
    const pdf = hostilePdf('2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\n')
    await expect(service.client.readFilledForm({ parent: east, pdf }, service.caseworker)).rejects.toMatchObject({
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
    for await (const { data } of service.client.makeDossier(source(), service.caseworker)) parts.push(data)
    return Buffer.concat(parts)
  }

  test('of streamed items comes back as one PDF', async () => {
    const form = await service.rendered('ec-4-2009-annex-VIII', [])
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
