import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Json, requestId } from '@sustento/embedded/demo/caseworker'
import { auditLog, contentOf } from '../support/database-content.ts'
import { type RestAnswer, rest } from '../support/rest.ts'
import type { Edge } from './edge.ts'

/** Stands in what is sent and must not stand in any answer. */
const told = 'Wessobrinner'
const draft = () => ({
  instrument: 'regulation-4-2009',
  application: '56-1-b',
  partner: 'tenants/pt/partners/be-fr',
  file: { parties: [{ roles: ['applicant', 'creditor'], person: { familyNames: told } }] },
  requestId: requestId(),
})
const text = (change: object) => JSON.stringify({ ...draft(), ...change })
const person = (change: object) => text({ file: { parties: [{ person: { familyNames: told, ...change } }] } })

/** A body that no case is made of, and what is answered to it. */
interface BadBody {
  what: string
  status: number
  reason: string
  body: () => string
  /** The field that the answer names. */
  field?: string
  mediaType?: string
}

const unknown = { status: 400, reason: 'UNKNOWN_FIELD' }
const invalid = { status: 400, reason: 'INVALID_ARGUMENT' }
const first = 'file.parties[0].person'
const debt = { arrears: { amount: { currency: 'EUR', minorUnits: '-1' } } }

const badBodies: BadBody[] = [
  { ...unknown, what: 'an unknown field', body: () => text({ colour: 'blue' }), field: 'colour' },
  { ...unknown, what: 'one far inside', body: () => person({ shoeSize: '43' }), field: `${first}.shoeSize` },
  { ...invalid, what: 'an object for a text', body: () => text({ instrument: {} }), field: 'instrument' },
  { ...invalid, what: 'a number for a text', body: () => person({ givenNames: 7 }), field: `${first}.givenNames` },
  { ...invalid, what: 'a text for a list', body: () => text({ file: { parties: told } }), field: 'file.parties' },
  { ...invalid, what: 'a text for a truth', body: () => person({ legalAid: 'yes' }), field: `${first}.legalAid` },
  { ...invalid, what: 'a list for the whole', body: () => JSON.stringify([draft()]) },
  { ...invalid, what: 'half of a body', body: () => text({}).slice(0, -10) },
  {
    ...invalid,
    reason: 'DUPLICATE_KEY',
    what: 'a field that stands twice',
    body: () => text({}).replace('{', '{"instrument":"hague-2007",'),
  },
  { ...invalid, what: 'a character that no database holds', body: () => person({ givenNames: 'a\0b' }) },
  { ...invalid, what: 'a negative sum', body: () => text({ file: debt }), field: 'file.arrears.amount' },
  {
    status: 415,
    reason: 'UNSUPPORTED_MEDIA_TYPE',
    what: 'another media type',
    body: () => text({}),
    mediaType: 'text/plain',
  },
  {
    status: 413,
    reason: 'BODY_TOO_LARGE',
    what: 'a body over the limit',
    body: () => person({ givenNames: 'x'.repeat(1024 * 1024) }),
  },
  { status: 400, reason: 'REQUEST_ID_INVALID', what: 'no request id', body: () => text({ requestId: '' }) },
  {
    status: 422,
    reason: 'PARTNER_UNKNOWN',
    what: 'an unknown partner',
    body: () => text({ partner: 'tenants/pt/partners/atlantis' }),
  },
  {
    status: 409,
    reason: 'INSTRUMENT_NOT_APPLICABLE',
    what: 'the Convention towards another Member State',
    body: () => text({ instrument: 'hague-2007', application: '10-1-a' }),
  },
]

/** Calls that are refused: each with its reason, nothing changed, nothing told. */
export function badCalls(get: () => Edge): void {
  let before: string
  const content = () => contentOf(get().at, 'pt', 'cases', auditLog)
  const call = (method: string, path: string, body?: string, mediaType?: string) =>
    rest(get().at.stateOf('pt').ports.http.cases, get().token, method, path, body, mediaType)

  beforeEach(async () => {
    before = await content()
  })

  async function expectRefused(answer: RestAnswer, status: number, reason: string): Promise<void> {
    expect(answer).toMatchObject({ status, mediaType: 'application/problem+json', body: { status, reason } })
    expect(answer.body.type).toBe(`urn:sustento:reason:${reason}`)
    expect(JSON.stringify(answer.body)).not.toContain(told)
    expect(await content()).toBe(before)
  }

  test.each(badBodies)('$what', async ({ status, reason, body, field, mediaType }) => {
    const answer = await call('POST', 'tenants/pt/cases', body(), mediaType)
    await expectRefused(answer, status, reason)
    if (field) expect(answer.body.violations).toMatchObject([{ field }])
  })

  test('the refusal of an instrument says by which article', async () => {
    const body = text({ instrument: 'hague-2007', application: '10-1-a' })
    const { body: problem } = await call('POST', 'tenants/pt/cases', body)
    expect(problem.about).toMatchObject({ requesting: 'PT', requested: 'BE', article: expect.stringMatching(/^\d/) })
  })

  describe('to a case', () => {
    let known: Json
    const creation = draft()
    const change = (etag: string | undefined, foreignReference: string) =>
      call(
        'PATCH',
        known.name,
        JSON.stringify({ case: { etag, foreignReference }, updateMask: 'foreignReference', requestId: requestId() }),
      )

    beforeAll(async () => {
      const made = await call('POST', 'tenants/pt/cases', JSON.stringify(creation))
      expect(made.status).toBe(200)
      known = made.body.case
      before = await content()
    })

    test('a stale etag', async () => {
      const { body } = await change(known.etag, 'B-1')
      before = await content()
      expect(body.case.foreignReference).toBe('B-1')
      await expectRefused(await change(known.etag, 'B-2'), 409, 'STALE_ETAG')
      await expectRefused(await change(undefined, 'B-2'), 400, 'ETAG_REQUIRED')
    })

    test('a reused request id', async () => {
      const again = await call('POST', 'tenants/pt/cases', JSON.stringify(creation))
      expect(again).toMatchObject({ status: 200, body: { case: { name: known.name } } })
      expect(await content()).toBe(before)
      const other = JSON.stringify({ ...creation, application: '56-1-a' })
      await expectRefused(await call('POST', 'tenants/pt/cases', other), 409, 'REQUEST_ID_REUSED')
    })
  })
}
