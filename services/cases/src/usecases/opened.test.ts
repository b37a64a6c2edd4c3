import { afterAll, expect, test } from '@jest/globals'
import { ListCasesRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { childName } from '../domain/names.ts'
import { exchange } from '../testing/exchange.ts'
import { sendApplication } from '../testing/steps.ts'
import { collected } from './byte-streams.ts'
import { listCasePage } from './list-cases.ts'
import { readDocuments } from './read-documents.ts'
import { readSubmission, readSubmissions } from './read-submissions.ts'
import { renderSubmission } from './render-submission.ts'

const east = 'ca-east'
const west = 'ca-west'
const x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
afterAll(() => x.close())

test('that a received form was opened is told once, when an official reads it', async () => {
  const sent = await sendApplication(x.app, x.ctx(east))
  await x.carry(east, west)
  const { cases } = await listCasePage(x.app, x.ctx(west), ListCasesRequest.create(), undefined, undefined)
  const opened = `tenants/${west}/cases/${cases[0]?.row.id}`
  const told = async (tenant: string) => (await x.facts(tenant)).filter((type) => type === 'MessageOpened').length

  const [received] = await readSubmissions(x.app, x.ctx(west), opened)
  const name = childName(west, received?.row.caseId ?? '', 'submissions', received?.row.id ?? '')
  await readDocuments(x.app, x.ctx(west), opened)
  await readSubmission(x.app, x.ctx(west, ['auditor']), name)
  const system = { ...x.ctx(west), actor: { ...x.ctx(west).actor, kind: 'service' as const } }
  await readSubmission(x.app, system, name)
  expect(await told(west)).toBe(0)

  await Promise.all([1, 2].map(() => readSubmission(x.app, x.ctx(west), name)))
  expect(await told(west)).toBe(1)
  await collected(renderSubmission(x.app, x.ctx(west), { name }))
  expect(await told(west)).toBe(1)

  await readSubmission(x.app, x.ctx(east), sent.submission)
  expect(await told(east)).toBe(0)
})
