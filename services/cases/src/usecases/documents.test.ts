import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'
import { type Exchange, exchange } from '../testing/exchange.ts'
import { extractPdf, extractXml } from '../testing/forms-peer.ts'
import { attach, caseEtagOf, open, people, upload } from '../testing/steps.ts'
import { draftCourtForm } from './draft-court-form.ts'
import { readCase } from './get-case.ts'
import { importExtract } from './import-extract.ts'
import { previewExtract } from './preview-extract.ts'
import { downloadDocument, readDocuments } from './read-documents.ts'
import { readSubmissions } from './read-submissions.ts'
import { uploadDocument } from './upload-document.ts'

const east = 'ca-east'
let x: Exchange
let name: string

beforeAll(async () => {
  x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
  name = await open(x.app, x.ctx(east))
})
afterAll(() => x.close())

const content = async (document: string) => {
  const parts: Buffer[] = []
  for await (const { data } of downloadDocument(x.app, x.ctx(east), document)) parts.push(data)
  return Buffer.concat(parts)
}

describe('a document', () => {
  test.each([0, 1, 1_048_576, 1_048_577, 3_000_000])('of %d bytes comes back as it was', async (size) => {
    const bytes = Buffer.alloc(size, 'abcdefg')
    const document = await attach(x.app, x.ctx(east), name, 'decision', bytes)
    expect((await content(document)).equals(bytes)).toBe(true)
  })

  test('accompanies the application in the order of coming', async () => {
    await attach(x.app, x.ctx(east), name, 'arrears')
    const { file } = await readCase(x.app, x.ctx(east), name)
    expect(file?.documents.at(-1)).toMatchObject({ kind: 'arrears', title: 'Title of arrears', language: 'fr' })
  })

  test('sent again with the same request id is the first, and leaves nothing behind', async () => {
    const requestId = randomUUID()
    const twice = [1, 2].map(() => uploadDocument(x.app, x.ctx(east), upload(name, 'extract', 'same', requestId)))
    const [first, second] = await Promise.all(twice)
    expect(second).toBe(first)
    const orphans = 'SELECT 1 FROM chunks WHERE object_id NOT IN (SELECT id FROM documents)'
    expect(await x.query(east, orphans)).toEqual([])
    const other = uploadDocument(x.app, x.ctx(east), upload(name, 'extract', 'other', requestId))
    await expect(other).rejects.toMatchObject({ reason: 'REQUEST_ID_REUSED' })
  })

  test('of a kind that the instrument does not know is refused', async () => {
    await expect(attach(x.app, x.ctx(east), name, 'holiday-photograph')).rejects.toMatchObject({
      reason: 'INVALID_ARGUMENT',
    })
  })

  test('whose stream breaks off is not stored', async () => {
    const before = (await readDocuments(x.app, x.ctx(east), name)).length
    async function* broken() {
      yield* upload(name, 'decision', 'beginning')
      throw new Error('the line went dead')
    }
    await expect(uploadDocument(x.app, x.ctx(east), broken())).rejects.toThrow('the line went dead')
    expect(await readDocuments(x.app, x.ctx(east), name)).toHaveLength(before)
  })

  test('moved to another place in the database does not open', async () => {
    const [one, two] = [
      await attach(x.app, x.ctx(east), name, 'decision', 'one'),
      await attach(x.app, x.ctx(east), name, 'decision', 'two'),
    ]
    const id = (document: string) => document.split('/').at(-1)
    await x.query(
      east,
      'UPDATE chunks SET sealed = (SELECT sealed FROM chunks WHERE object_id = $2) WHERE object_id = $1',
      [id(one), id(two)],
    )
    await expect(content(one)).rejects.toThrow()
    expect((await content(two)).toString()).toBe('two')
  })
})

describe('the court’s extract', () => {
  const read = async (document: string, etag?: string) =>
    importExtract(x.app, x.ctx(east), {
      name,
      document,
      etag: etag ?? (await caseEtagOf(x.app, x.ctx(east), name)),
      requestId: randomUUID(),
      language: '',
      typed: undefined,
      keep: [],
    })

  test('fills decision and obligations and knows the parties again', async () => {
    const xml = extractXml({
      parties: [
        { id: 'a', roles: ['creditor'], person: { familyNames: people.creditor.toUpperCase(), givenNames: 'Ida' } },
        { id: 'b', roles: ['debtor'], person: { familyNames: people.debtor, givenNames: 'Odo' } },
      ],
      decision: { kind: 'decision', court: 'Court of Examples', reference: '12/24', stateOfOrigin: 'PT' },
      obligations: [
        {
          payer: 'b',
          payee: 'a',
          beneficiaries: ['a'],
          frequency: 'monthly',
          amount: { currency: 'EUR', minorUnits: 25000n },
        },
      ],
    })
    await read(await attach(x.app, x.ctx(east), name, 'extract', xml))
    const { file } = await readCase(x.app, x.ctx(east), name)
    expect(file?.parties.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3'])
    expect(file?.decision).toMatchObject({ court: 'Court of Examples', fromExtract: true })
    expect(file?.obligations).toMatchObject([
      { payer: 'p3', payee: 'p1', beneficiaries: ['p1'], amount: { minorUnits: 25000n } },
    ])
  })

  test('as a filled PDF is shown before it is taken over, with what could not be read', async () => {
    const pdf = extractPdf({ decision: { kind: 'decision', reference: '13/24' } })
    const document = await attach(x.app, x.ctx(east), name, 'extract', pdf)
    const request = { name, document, typed: undefined, language: 'fr' }
    const { form, changes, findings } = await previewExtract(x.app, x.ctx(east), request)
    expect(form).toBe('ec-4-2009-annex-I')
    expect(changes).toEqual([{ part: 'decision', field: 'reference', subject: '', before: '12/24', after: '13/24' }])
    expect(findings.map(({ code }) => code)).toEqual(['DATE_NOT_READ', 'DECISION_REFERENCE_DIFFERS'])
    expect(findings[0]?.message).toContain('« in May » n’a pas pu être lu')
    await read(document)
    const { file } = await readCase(x.app, x.ctx(east), name)
    expect(file?.decision).toMatchObject({ court: 'Court of Examples', reference: '13/24', fromExtract: true })
  })

  test('typed from paper fills what is not to be kept', async () => {
    const path = 'nature.dateAndReference.reference'
    const answers = [Answer.fromPartial({ path, value: { $case: 'text', value: '14/24' } })]
    const typed = { form: 'ec-4-2009-annex-I', answers }
    const request = { name, document: '', typed, language: '' }
    const { changes } = await previewExtract(x.app, x.ctx(east), request)
    expect(changes).toMatchObject([{ before: '13/24', after: '14/24' }])
    const etag = await caseEtagOf(x.app, x.ctx(east), name)
    const take = (keep: string[], tag: string) =>
      importExtract(x.app, x.ctx(east), { ...request, etag: tag, keep, requestId: randomUUID() })
    await expect(take(['everything'], etag)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
    await take(['decision'], etag)
    expect((await readCase(x.app, x.ctx(east), name)).file?.decision?.reference).toBe('13/24')
    await take([], await caseEtagOf(x.app, x.ctx(east), name))
    expect((await readCase(x.app, x.ctx(east), name)).file?.decision?.reference).toBe('14/24')
  })

  test('as a draft for it is streamed and leaves nothing in the case', async () => {
    const wished = { name, form: 'ec-4-2009-annex-I', language: '', fillable: false }
    const parts: Buffer[] = []
    for await (const data of draftCourtForm(x.app, x.ctx(east), wished)) parts.push(data)
    expect(Buffer.concat(parts).toString()).toMatch(/^%PDF pt draft/)
    expect(await readSubmissions(x.app, x.ctx(east), name)).toEqual([])
  })

  test('is refused when it is something else, from another case, or read for an older case', async () => {
    const letter = await attach(x.app, x.ctx(east), name, 'extract', 'a letter')
    await expect(read(letter)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
    const foreign = await attach(x.app, x.ctx(east), await open(x.app, x.ctx(east)), 'extract', extractXml({}))
    await expect(read(foreign)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
    const extract = await attach(x.app, x.ctx(east), name, 'extract', extractXml({}))
    await expect(read(extract, randomUUID())).rejects.toMatchObject({ reason: 'STALE_ETAG' })
  })
})
