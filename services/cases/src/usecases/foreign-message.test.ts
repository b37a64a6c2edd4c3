import { afterAll, expect, test } from '@jest/globals'
import { ListCasesRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { exchange } from '../testing/exchange.ts'
import { sendApplication } from '../testing/steps.ts'
import { listCasePage } from './list-cases.ts'
import { readDocuments } from './read-documents.ts'
import { readSubmissions } from './read-submissions.ts'

const x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
afterAll(() => x.close())

test('what another product does not say of its parts is told by what there is: one PDF, names of files', async () => {
  const { messaging } = x.app.peers
  x.app.peers.messaging = {
    ...messaging,
    async getMessage(request, options) {
      const { message, ...rest } = await messaging.getMessage(request, options)
      const parts = (message?.parts ?? []).map((part) => ({ ...part, documentKind: '', fileName: `of ${part.id}.pdf` }))
      return { ...rest, message: message && { ...message, parts } }
    },
  }
  await sendApplication(x.app, x.ctx('ca-east'))
  await x.carry('ca-east', 'ca-west')
  const { cases } = await listCasePage(x.app, x.ctx('ca-west'), ListCasesRequest.create(), undefined, undefined)
  const opened = `tenants/ca-west/cases/${cases[0]?.row.id}`
  const [received] = await readSubmissions(x.app, x.ctx('ca-west'), opened)
  expect(received?.row.pdfSha256).toMatch(/^[0-9a-f]{64}$/)
  const documents = await readDocuments(x.app, x.ctx('ca-west'), opened)
  expect(documents.map(({ row, title }) => [row.kind, title])).toEqual([
    ['other', 'of document-1.pdf'],
    ['other', 'of document-2.pdf'],
  ])
})
