import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { eventually } from '@sustento/platform/testing/eventually'
import type { Browser } from '../testing/browser.ts'
import { startTestWeb, type TestWeb } from '../testing/web.ts'

let web: TestWeb
let browser: Browser
beforeAll(async () => {
  web = await startTestWeb()
  browser = (await web.signIn('ca-east', 'u-1')).browser
})
beforeEach(() => {
  web.services.download.splice(0)
})
afterAll(() => web.stop())

const documents = (tenant: string, query = 'kind=decision&language=fr') =>
  `/api/upload/tenants/${tenant}/cases/c-1/documents?${query}&requestId=0199d3a2-0000-7000-8000-000000000001`
const pdf = { 'content-type': 'application/pdf', 'x-document-title': encodeURIComponent('Décision – شيماء') }

describe('a document that is handed in', () => {
  test('reaches cases whole, with its title', async () => {
    const seen = await web.post(browser, documents('ca-east'), Buffer.alloc(3_000_000, 7), pdf)
    expect(seen.status).toBe(201)
    expect(JSON.parse(seen.text)).toMatchObject({
      title: 'Décision – شيماء',
      mediaType: 'application/pdf',
      size: '3000000',
    })
    expect(web.services.uploaded.at(-1)).toMatchObject({ bytes: 3_000_000 })
  })

  test('is refused as cases refuses it, and the rest is not read', async () => {
    const seen = await web.post(browser, documents('ca-east', 'kind=forbidden'), Buffer.alloc(3_000_000), pdf)
    expect([seen.status, JSON.parse(seen.text).reason]).toEqual([400, 'INVALID_ARGUMENT'])
  })

  test('of the other authority is refused', async () => {
    const seen = await web.post(browser, documents('ca-west'), Buffer.from('x'), pdf)
    expect([seen.status, JSON.parse(seen.text).reason]).toEqual([403, 'WRONG_TENANT'])
  })

  test('is refused before the first byte when it says that it is too large', async () => {
    const { csrfToken } = JSON.parse((await browser.fetch(`${web.url}/api/session`)).text)
    const cookie = await browser.jar.getCookieString(web.url)
    const headers = {
      ...pdf,
      cookie,
      origin: web.url,
      'x-csrf-token': csrfToken,
      'content-length': 100 * 1024 * 1024 + 1,
    }
    const status = await new Promise((resolve, reject) => {
      const sending = httpRequest(web.url + documents('ca-east'), { method: 'POST', headers }, ({ statusCode }) => {
        resolve(statusCode)
        sending.destroy()
      })
      sending.on('error', reject)
      sending.write('x')
    })
    expect(status).toBe(413)
  })

  test('is refused when it turns out to be too large', async () => {
    const before = web.services.uploaded.length
    async function* endless() {
      for (let n = 0; n < 101; n++) yield Buffer.alloc(1024 * 1024)
    }
    const init = { duplex: 'half' } as const
    const seen = await web.post(browser, documents('ca-east'), ReadableStream.from(endless()), pdf, init)
    expect([seen.status, JSON.parse(seen.text).reason]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
    expect(web.services.uploaded).toHaveLength(before)
  })

  test.each([
    ['a title that is not encoded', documents('ca-east'), { ...pdf, 'x-document-title': '%E0%A4%A' }],
    ['a parameter that stands twice', documents('ca-east', 'kind=a&kind=b'), pdf],
  ])('%s is refused', async (_what, path, headers) => {
    const seen = await web.post(browser, path, 'x', headers)
    expect([seen.status, JSON.parse(seen.text).violations[0].reason]).toEqual([400, 'PATTERN'])
  })
})

describe('a file that is fetched', () => {
  const element = (data: string, mediaType = '', title = '') => ({ data: Buffer.from(data), mediaType, title })
  const fetched = (path: string) => browser.fetch(`${web.url}/api/download/${path}`)

  test('is the document under its title', async () => {
    web.services.download.push(element('%PDF-', 'application/pdf', 'Décision'), element('1.7'))
    const seen = await fetched('tenants/ca-east/cases/c-1/documents/d-1')
    expect([seen.status, seen.text]).toEqual([200, '%PDF-1.7'])
    expect(seen.headers.get('content-disposition')).toBe(
      `inline; filename="D?cision.pdf"; filename*=UTF-8''D%C3%A9cision.pdf`,
    )
    expect(seen.headers.get('cache-control')).toBe('no-store')
  })

  test('that is a page of its own is handed over and cannot run', async () => {
    web.services.download.push(element('<script>', 'text/html', 'x'))
    const { headers } = await fetched('tenants/ca-east/cases/c-1/documents/d-1')
    expect(headers.get('content-disposition')).toBe('attachment; filename=x')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'self'; sandbox")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test.each([
    ['tenants/ca-east/cases/c-1/submissions/s-1?language=fr', 'application/pdf', 'submission-s-1-fr.pdf'],
    ['tenants/ca-east/cases/c-1/submissions/s-1?format=xml', 'application/xml', 'submission-s-1.xml'],
    [
      'tenants/ca-east/cases/c-1/submissions/s-1?copy=fillable&language=bg&official=en',
      'application/pdf',
      'submission-s-1-fillable-bg.pdf',
    ],
    [
      'tenants/ca-east/cases/c-1/draft?form=ec-4-2009-annex-I&language=pt&copy=fillable',
      'application/pdf',
      'draft-ec-4-2009-annex-I-pt-fillable.pdf',
    ],
    ['tenants/ca-east/messages/m-1/parts/p-1%40pt', 'text/plain; charset=utf-8', 'arrears.txt'],
    ['tenants/ca-east/messages/m-1/evidence/receipt', 'application/xml', 'receipt-m-1.xml'],
    ['tenants/ca-east/annualReturns/2026', 'text/csv; charset=utf-8', 'annual-return-2026.csv'],
  ])('%s is %s', async (path, type, name) => {
    web.services.download.push(element('x', 'application/xml'))
    const { status, headers } = await fetched(path)
    expect([status, headers.get('content-type')]).toEqual([200, type])
    expect(headers.get('content-disposition')).toContain(`filename=${name}`)
  })

  test.each(['submissions/s-1?format=exe', 'submissions/s-1?copy=all', 'submissions/..%2Fdocuments', 'documents/D%00'])(
    '%s is refused',
    async (path) => {
      const seen = await fetched(`tenants/ca-east/cases/c-1/${path}`)
      expect(seen.status).toBeGreaterThanOrEqual(400)
      expect(seen.status).toBeLessThan(500)
    },
  )

  test('that no message has is not found', async () => {
    const seen = await fetched('tenants/ca-east/messages/m-1/parts/p-2')
    expect([seen.status, JSON.parse(seen.text).reason]).toEqual([404, 'NOT_FOUND'])
  })

  test('of the other authority is refused', async () => {
    const seen = await fetched('tenants/ca-west/cases/c-1/documents/d-1')
    expect([seen.status, JSON.parse(seen.text).reason]).toEqual([403, 'WRONG_TENANT'])
  })

  test('that breaks off in the middle is not taken for whole', async () => {
    web.services.download.push(element('first', 'text/plain', 'x'), element('', '', 'breaks'))
    await expect(fetched('tenants/ca-east/cases/c-1/documents/d-1')).rejects.toThrow('terminated')
  })

  test('ends at the service as well when the browser goes away', async () => {
    web.services.download.push(
      ...Array.from({ length: 2_000 }, () => element('x'.repeat(64 * 1024), 'text/plain', 'x')),
    )
    const cookie = await browser.jar.getCookieString(web.url)
    const abort = new AbortController()
    const path = `${web.url}/api/download/tenants/ca-east/cases/c-1/documents/d-1`
    const response = await fetch(path, { headers: { cookie }, signal: abort.signal })
    await response.body?.getReader().read()
    abort.abort()
    await eventually(() => expect(web.services.streaming()).toBe(0))
    expect(web.services.sent()).toBeLessThan(2_000)
  })
})

describe('the message as it went over the wire', () => {
  const path = (tenant: string) => `/api/download/tenants/${tenant}/messages/m-1/evidence/wire-message`
  const reason = 'their gateway cannot read it – « é »'
  const posted = (body: string, tenant = 'ca-east') =>
    web.post(browser, path(tenant), body, { 'content-type': 'application/json' })

  test('is handed out for a reason in the body', async () => {
    web.services.download.push({ data: Buffer.from('--b'), mediaType: 'multipart/related; boundary=b', title: '' })
    const seen = await posted(JSON.stringify({ reason }))
    expect([seen.status, seen.text]).toEqual([200, '--b'])
    expect(seen.headers.get('content-disposition')).toBe('attachment; filename=wire-message-m-1')
    expect(web.services.evidences.at(-1)).toMatchObject({ kind: 'wire-message', reason })
  })

  test('is asked for without a reason by its address, whatever stands there', async () => {
    web.services.download.push({ data: Buffer.from('--b'), mediaType: 'multipart/related', title: '' })
    await browser.fetch(`${web.url}${path('ca-east')}?reason=${encodeURIComponent(reason)}`)
    expect(web.services.evidences.at(-1)).toMatchObject({ kind: 'wire-message', reason: '' })
  })

  test.each([
    ['without a body', '', 'ca-east', 400, 'INVALID_ARGUMENT'],
    ['for what is no text', '{"reason":1}', 'ca-east', 400, 'INVALID_ARGUMENT'],
    ['for more than a reason', JSON.stringify({ reason, kind: 'receipt' }), 'ca-east', 400, 'INVALID_ARGUMENT'],
    ['for a long story', JSON.stringify({ reason: 'x'.repeat(5000) }), 'ca-east', 413, 'PAYLOAD_TOO_LARGE'],
    ['by the other authority', JSON.stringify({ reason }), 'ca-west', 403, 'WRONG_TENANT'],
  ])('%s is refused', async (_what, body, tenant, status, code) => {
    const before = web.services.evidences.length
    const seen = await posted(body, tenant)
    expect([seen.status, JSON.parse(seen.text).reason]).toEqual([status, code])
    expect(web.services.evidences).toHaveLength(before)
  })

  test('is handed to no other page', async () => {
    const answer = await browser.fetch(web.url + path('ca-east'), { method: 'POST', body: JSON.stringify({ reason }) })
    expect(answer.status).toBe(403)
  })
})

describe('a filled copy', () => {
  const path = (tenant: string) => `/api/upload/tenants/${tenant}/forms:readFilled`
  const filled = { 'content-type': 'application/pdf' }

  test('that is larger than the REST door takes is read', async () => {
    const seen = await web.post(browser, path('ca-east'), Buffer.alloc(2_000_000), filled)
    expect(seen.status).toBe(200)
    expect(JSON.parse(seen.text)).toMatchObject({ form: 'annex-VI', answers: [{ path: 'bytes', text: '2000000' }] })
  })

  test.each([
    ['beyond 4 MiB', 'ca-east', 4 * 1024 * 1024 + 1, 413, 'PAYLOAD_TOO_LARGE'],
    ['for the other authority', 'ca-west', 10, 403, 'WRONG_TENANT'],
  ])('%s is refused', async (_what, tenant, size, status, reason) => {
    const seen = await web.post(browser, path(tenant), Buffer.alloc(size), filled)
    expect([seen.status, JSON.parse(seen.text).reason]).toEqual([status, reason])
  })
})

describe('a dossier', () => {
  const path = (tenant: string) => `/api/dossier/tenants/${tenant}/cases/c-1`
  const order = (items: { name: string; title: string }[]) =>
    JSON.stringify({ language: 'fr', reference: 'PT/1', sender: ['A'], recipient: ['B'], items })
  const items = [
    { name: 'submissions/s-1', title: 'Annexe VI' },
    { name: 'documents/d-1', title: 'Décision – شيماء' },
  ]
  const json = { 'content-type': 'application/json' }

  test('is made of what the services have, in order', async () => {
    web.services.download.push({ data: Buffer.from('%PDF-1.7'), mediaType: 'application/pdf', title: '' })
    const seen = await web.post(browser, path('ca-east'), order(items), json)
    expect([seen.status, seen.text]).toEqual([200, 'fr\nAnnexe VI after 0\nDécision – شيماء after 8'])
    expect(seen.headers.get('content-type')).toBe('application/pdf')
  })

  test.each([
    [
      'of a form of another case',
      'ca-east',
      order([{ name: 'submissions/../x', title: 'x' }]),
      400,
      'INVALID_ARGUMENT',
    ],
    ['of nothing', 'ca-east', order([]), 400, 'INVALID_ARGUMENT'],
    ['of what is no order', 'ca-east', '{', 400, 'INVALID_ARGUMENT'],
    ['of more than a list', 'ca-east', 'x'.repeat(300_000), 413, 'PAYLOAD_TOO_LARGE'],
    ['of the other authority', 'ca-west', order(items), 403, 'WRONG_TENANT'],
  ])('%s is refused', async (_what, tenant, body, status, reason) => {
    const seen = await web.post(browser, path(tenant), body, json)
    expect([seen.status, JSON.parse(seen.text).reason]).toEqual([status, reason])
  })
})
