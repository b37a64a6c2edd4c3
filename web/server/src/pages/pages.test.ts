import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openBrowser } from '../testing/browser.ts'
import { startTestWeb, type TestWeb } from '../testing/web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await startTestWeb()
})
afterAll(() => web.stop())

const get = (path: string, accept = 'text/html') => openBrowser().fetch(`${web.url}${path}`, { headers: { accept } })

describe("the client's files", () => {
  test.each(['/', '/cases', '/cases/019a/forms?x=1'])('%s is the page, asked for each time', async (path) => {
    const { status, headers, text } = await get(path)
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(text).toContain('<title>Sustento</title>')
  })

  test('a file with a hash in its name never changes', async () => {
    const { headers } = await get('/assets/index-abc123.js')
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  test('a file that is missing is not the page', async () => {
    const { status, text } = await get('/assets/gone.js')
    expect([status, text]).toEqual([404, expect.not.stringContaining('<title>')])
  })

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt'])(
    '%s leads nowhere',
    async (path) => {
      expect((await get(path)).text).not.toContain('outside')
    },
  )
})

describe('probes', () => {
  test.each([
    ['/live', 'live'],
    ['/ready', 'ready'],
  ])('%s answers %s', async (path, status) => {
    const seen = await get(path, 'application/json')
    expect([seen.status, JSON.parse(seen.text)]).toEqual([200, { status }])
  })
})
