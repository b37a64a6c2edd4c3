import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { SubmissionCopy } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { submissionsToDispatch } from '../store/submissions.ts'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { textIn } from '../testing/forms-peer.ts'
import {
  attach,
  etagOf,
  open,
  people,
  rename,
  sendApplication,
  settle,
  sign,
  start,
  transmit,
  type,
} from '../testing/steps.ts'
import { collected } from './byte-streams.ts'
import { validateSubmission } from './check-submission.ts'
import { dispatchOnce } from './dispatch.ts'
import { refreshSubmission } from './follow-case.ts'
import { readCase } from './get-case.ts'
import { readSubmission, readSubmissions } from './read-submissions.ts'
import { renderSubmission } from './render-submission.ts'
import { transmitSubmission } from './transmit-submission.ts'
import { deleteSubmission, signSubmission } from './update-submission.ts'

const east = 'ca-east'
const annexVI = 'ec-4-2009-annex-VI'
let x: Exchange
let name: string

beforeAll(async () => {
  x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
})
afterAll(() => x.close())
beforeEach(async () => {
  name = await open(x.app, x.ctx(east))
})

const withDocuments = async () => {
  for (const kind of ['decision', 'extract']) await attach(x.app, x.ctx(east), name, kind)
  return start(x.app, x.ctx(east), name, annexVI)
}

describe('a form', () => {
  test('is derived from the case in the language that the other State accepts', async () => {
    const { row, answers } = await readSubmission(x.app, x.ctx(east), await start(x.app, x.ctx(east), name, annexVI))
    expect([row.language, row.purpose, row.state]).toEqual(['fr', 'application', 'draft'])
    expect(textIn(answers, 'applicant.naturalPerson.name.surname')).toBe(people.creditor)
  })

  test.each([
    ['that a court issues', 'ec-4-2009-annex-I'],
    ['of the other side', 'ec-4-2009-annex-VIII'],
    ['of another instrument', 'hcch-2007-transmittal-12-2'],
    ['for another letter', 'ec-4-2009-annex-VII'],
  ])('%s is not made here', async (_, form) => {
    await expect(start(x.app, x.ctx(east), name, form)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
  })

  test('that was signed is unsigned again when an answer changes', async () => {
    const form = await start(x.app, x.ctx(east), name, annexVI)
    await sign(x.app, x.ctx(east), form)
    expect((await readSubmission(x.app, x.ctx(east), form)).row.signedParts).toMatchObject([
      { part: 'B', signedBy: 'applicant' },
    ])
    await type(x.app, x.ctx(east), form, 'decision.courtOfOrigin', 'Court of Examples')
    expect((await readSubmission(x.app, x.ctx(east), form)).row.signedParts).toEqual([])
  })

  test('says what the case says differently since, and takes it over, but not over what was typed', async () => {
    const ctx = x.ctx(east)
    const form = await start(x.app, ctx, name, annexVI)
    const [applicant, defendant] = ['applicant.naturalPerson.name.surname', 'defendant.name.surname']
    await type(x.app, ctx, form, defendant, 'Zeisig')
    await rename(x.app, ctx, name, { p1: 'Kanarienvogel', p3: 'Zeisigflug' })
    const { changes, findings } = await validateSubmission(x.app, ctx, form, 'en')
    expect(changes.map(({ path, now }) => [path, now?.value?.value])).toEqual([[applicant, 'Kanarienvogel']])
    expect(findings.filter(({ code }) => code === 'CASE_CHANGED').map(({ path }) => path)).toEqual([applicant])
    const request = { name: form, paths: [], etag: await etagOf(x.app, ctx, form), requestId: randomUUID() }
    await refreshSubmission(x.app, ctx, request)
    const { answers } = await readSubmission(x.app, ctx, form)
    expect([textIn(answers, applicant), textIn(answers, defendant)]).toEqual(['Kanarienvogel', 'Zeisig'])
    expect(answers.find(({ path }) => path === defendant)?.typedBy).toBe(ctx.actor.subject)
    expect((await validateSubmission(x.app, ctx, form, 'en')).changes).toEqual([])
  })

  test('is not signed tomorrow, nor in a part that it lacks', async () => {
    const form = await start(x.app, x.ctx(east), name, annexVI)
    const request = { name: form, part: 'B', signedBy: 'applicant', etag: await etagOf(x.app, x.ctx(east), form) }
    const on = (day: number) => ({ signedOn: { year: 2027, month: 1, day }, requestId: randomUUID() })
    const refused = { reason: 'INVALID_ARGUMENT' }
    await expect(signSubmission(x.app, x.ctx(east), { ...request, ...on(5) })).rejects.toMatchObject(refused)
    await expect(signSubmission(x.app, x.ctx(east), { ...request, part: 'C', ...on(4) })).rejects.toMatchObject(refused)
  })

  test('is shown as a preview in any language while it is a draft', async () => {
    const form = await start(x.app, x.ctx(east), name, annexVI)
    const pdf = await collected(renderSubmission(x.app, x.ctx(east), { name: form, language: 'en', xml: false }))
    expect(pdf.toString()).toMatch(/^%PDF en preview/)
  })

  test('is given out to be filled in elsewhere, and to be posted once nothing is missing', async () => {
    const given = async (name: string, copy: SubmissionCopy) =>
      (await collected(renderSubmission(x.app, x.ctx(east), { name, language: 'pt', copy }))).toString()
    const form = await withDocuments()
    expect(await given(form, SubmissionCopy.SUBMISSION_COPY_FILLABLE)).toMatch(/^%PDF pt fillable/)
    const record = SubmissionCopy.SUBMISSION_COPY_RECORD
    await expect(given(form, record)).rejects.toMatchObject({ reason: 'NOT_SIGNED' })
    await sign(x.app, x.ctx(east), form)
    expect(await given(form, record)).toMatch(/^%PDF pt final/)
  })

  test('is deleted while it is a draft', async () => {
    const form = await start(x.app, x.ctx(east), name, annexVI)
    await deleteSubmission(x.app, x.ctx(east), {
      name: form,
      etag: await etagOf(x.app, x.ctx(east), form),
      requestId: randomUUID(),
    })
    expect(await readSubmissions(x.app, x.ctx(east), name)).toEqual([])
  })
})

describe('sending', () => {
  test('is refused with what is missing, and nothing is frozen', async () => {
    const form = await start(x.app, x.ctx(east), name, annexVI)
    await expect(transmit(x.app, x.ctx(east), form)).rejects.toMatchObject({
      reason: 'NOT_SIGNED',
      violations: [{ reason: 'NOT_SIGNED' }, { reason: 'DOCUMENT_MISSING' }, { reason: 'DOCUMENT_MISSING' }],
    })
    await sign(x.app, x.ctx(east), form)
    await expect(transmit(x.app, x.ctx(east), form)).rejects.toMatchObject({ reason: 'DOCUMENT_MISSING' })
    expect((await readSubmission(x.app, x.ctx(east), form)).row.state).toBe('draft')
    expect((await readCase(x.app, x.ctx(east), name)).row.status).toBe('draft')
  })

  test('waits for the signature, which is said once', async () => {
    const form = await withDocuments()
    const { findings } = await validateSubmission(x.app, x.ctx(east), form, 'en')
    expect(findings).toMatchObject([
      { code: 'NOT_SIGNED', path: '', message: 'Part B is not signed', article: '57(1)' },
    ])
    await sign(x.app, x.ctx(east), form)
    expect(await validateSubmission(x.app, x.ctx(east), form, 'en')).toMatchObject({ findings: [], changes: [] })
  })

  test('is refused for what the form itself finds', async () => {
    const form = await withDocuments()
    await type(x.app, x.ctx(east), form, 'decision.courtOfOrigin', '')
    await sign(x.app, x.ctx(east), form)
    await expect(transmit(x.app, x.ctx(east), form)).rejects.toMatchObject({
      reason: 'FORM_INVALID',
      violations: [{ field: 'decision.courtOfOrigin', reason: 'REQUIRED' }],
    })
  })

  test('is refused with a document that may not be asked for', async () => {
    const form = await withDocuments()
    await attach(x.app, x.ctx(east), name, 'other')
    await sign(x.app, x.ctx(east), form)
    const { findings } = await validateSubmission(x.app, x.ctx(east), form, 'fr')
    expect(findings).toMatchObject([{ code: 'DOCUMENT_NOT_LAWFUL', article: '57(5)' }])
    await expect(transmit(x.app, x.ctx(east), form)).rejects.toMatchObject({ reason: 'FORM_INVALID' })
  })

  test('freezes once for a request id, and ends the task', async () => {
    const form = await withDocuments()
    await sign(x.app, x.ctx(east), form)
    const request = {
      name: form,
      etag: await etagOf(x.app, x.ctx(east), form),
      requestId: randomUUID(),
      accompanies: [],
      documents: [],
      postedOn: undefined,
    }
    const twice = await Promise.all([1, 2].map(() => transmitSubmission(x.app, x.ctx(east), request)))
    expect(twice).toEqual([form, form])
    const { row, nextSteps } = await readCase(x.app, x.ctx(east), name)
    expect([row.status, nextSteps]).toEqual(['transmitted', []])
    const again = { ...request, requestId: randomUUID() }
    await expect(transmitSubmission(x.app, x.ctx(east), again)).rejects.toMatchObject({ reason: 'STALE_ETAG' })
  })

  test('by post takes the case on from that day, and nothing is left for the access point', async () => {
    const form = await withDocuments()
    await sign(x.app, x.ctx(east), form)
    const onDay = (day: number) => transmit(x.app, x.ctx(east), form, [], [], { year: 2027, month: 1, day })
    const refused = { reason: 'INVALID_ARGUMENT', about: { field: 'posted_on' } }
    await expect(onDay(3)).rejects.toMatchObject(refused)
    await expect(onDay(5)).rejects.toMatchObject(refused)
    await onDay(4)
    expect((await readSubmission(x.app, x.ctx(east), form)).row).toMatchObject({
      state: 'posted',
      postedOn: '2027-01-04',
      message: null,
    })
    const { row, timeLimits } = await readCase(x.app, x.ctx(east), name)
    expect(row.status).toBe('delivered')
    expect(timeLimits).toMatchObject([{ clock: 'acknowledge', ours: false, startedOn: '2027-01-04' }])
    const { manager } = await x.app.dbs.get(east)
    expect((await submissionsToDispatch(manager, 50)).map(({ caseId }) => caseId)).not.toContain(row.id)
  })

  test('leaves a form that never changes again', async () => {
    const { submission } = await sendApplication(x.app, x.ctx(east))
    const frozen = await collected(
      renderSubmission(x.app, x.ctx(east), { name: submission, language: 'en', xml: false }),
    )
    expect(frozen.toString()).toMatch(/^%PDF fr final/)
    const copy = SubmissionCopy.SUBMISSION_COPY_PREVIEW
    const read = await collected(renderSubmission(x.app, x.ctx(east), { name: submission, language: 'pt', copy }))
    expect(read.toString()).toMatch(/^%PDF pt preview/)
    await expect(type(x.app, x.ctx(east), submission, 'decision.courtOfOrigin', 'x')).rejects.toMatchObject({
      reason: 'TRANSITION_NOT_ALLOWED',
    })
  })
})

describe('somebody protected after the form was begun (Article 57(3))', () => {
  const [home, office] = ['Rua do Esconderijo 12', 'Largo da Autoridade 3']
  const at = 'applicant.address'
  const telling = (reason: string) => ({
    reason,
    violations: expect.arrayContaining([expect.objectContaining({ field: at, reason: 'PROTECTED_HERE' })]),
  })
  const copy = (form: string, wanted: Partial<Parameters<typeof renderSubmission>[2]>) =>
    collected(renderSubmission(x.app, x.ctx(east), { name: form, language: 'fr', ...wanted }))

  test.each([
    ['56-1-b', annexVI],
    ['56-1-c', 'ec-4-2009-annex-VII'],
    ['53', 'ec-4-2009-annex-V'],
  ])('%s: no way leads out of the house for the address in %s', async (application, form) => {
    const ctx = x.ctx(east)
    const about = await open(x.app, ctx, { application })
    await settle(x.app, ctx, about, home)
    const begun = await start(x.app, ctx, about, form)
    await settle(x.app, ctx, about, home, office)
    await expect(transmit(x.app, ctx, begun)).rejects.toMatchObject(telling('FORM_INVALID'))
    const posting = transmit(x.app, ctx, begun, [], [], { year: 2027, month: 1, day: 4 })
    await expect(posting).rejects.toMatchObject(telling('FORM_INVALID'))
    const [record, fillable] = [SubmissionCopy.SUBMISSION_COPY_RECORD, SubmissionCopy.SUBMISSION_COPY_FILLABLE]
    await expect(copy(begun, { copy: record })).rejects.toMatchObject(telling('FORM_INVALID'))
    await expect(copy(begun, { copy: fillable })).rejects.toMatchObject(telling('RESTRICTED_INFORMATION'))
    await expect(copy(begun, { xml: true })).rejects.toMatchObject(telling('RESTRICTED_INFORMATION'))
    expect((await copy(begun, {})).toString()).toContain('preview')
    const request = { name: begun, paths: [], etag: await etagOf(x.app, ctx, begun), requestId: randomUUID() }
    await refreshSubmission(x.app, ctx, request)
    expect(textIn((await readSubmission(x.app, ctx, begun)).answers, at)).toBe(office)
    expect((await copy(begun, { copy: fillable })).toString()).toContain('fillable')
    await type(x.app, ctx, begun, 'somewhere', `c/o, RUA DO  ESCONDERIJO, 12 – Lisboa`)
    await expect(copy(begun, { xml: true })).rejects.toMatchObject({ violations: [{ field: 'somewhere' }] })
  })

  test('an address that the case has forgotten since does not leave either', async () => {
    const ctx = x.ctx(east)
    await settle(x.app, ctx, name, home)
    const begun = await start(x.app, ctx, name, annexVI)
    await settle(x.app, ctx, name, '', '')
    await expect(copy(begun, { xml: true })).rejects.toMatchObject(telling('RESTRICTED_INFORMATION'))
  })

  test('what was frozen before waits for no access point any more, and is not posted', async () => {
    const ctx = x.ctx(east)
    await settle(x.app, ctx, name, home)
    const form = await withDocuments()
    await sign(x.app, ctx, form)
    await transmit(x.app, ctx, form)
    await settle(x.app, ctx, name, home, office)
    await dispatchOnce(x.app, east)
    expect(x.points.outgoing(east).map(({ source }) => source)).not.toContain(form)
    const { row, nextSteps } = await readCase(x.app, ctx, name)
    expect([row.status, nextSteps[0]]).toEqual(['not-delivered', 'message-not-delivered'])
    const record = copy(form, { copy: SubmissionCopy.SUBMISSION_COPY_RECORD })
    await expect(record).rejects.toMatchObject(telling('RESTRICTED_INFORMATION'))
  })
})
