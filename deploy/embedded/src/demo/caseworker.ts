import { randomUUID } from 'node:crypto'
import makeFetchCookie from 'fetch-cookie'
import { totpNow } from '../totp.ts'

// Somebody at a Central Authority as the demonstration plays him or her: signs in with password and second factor on
// the same pages, and calls the same API as the browser, cookie and CSRF header included.

/** Who signs in where. */
export interface Credentials {
  web: string
  tenant: string
  login: string
  password: string
  totpSecret: string
}

/** JSON as the API gives and takes it. */
// biome-ignore lint/suspicious/noExplicitAny: the demonstration reads answers of many kinds and checks what it needs
export type Json = any

/** A signed-in caseworker. */
export interface Caseworker {
  tenant: string
  get(path: string): Promise<Json>
  post(path: string, body: object): Promise<Json>
  patch(path: string, body: object): Promise<Json>
  upload(path: string, body: Uint8Array, mediaType: string, title: string): Promise<Json>
  download(path: string): Promise<Buffer>
  /** A download with its headers. */
  open(path: string): Promise<Response>
}

/** An answer that was not a success: status and reason, as the API says them. */
export class Answered extends Error {
  readonly status: number
  readonly reason: string
  constructor(status: number, problem: { reason?: string; detail?: string; violations?: object[] }, what: string) {
    super(
      `${what}: ${status} ${problem.reason ?? ''} ${problem.detail ?? ''} ${JSON.stringify(problem.violations ?? [])}`,
    )
    this.status = status
    this.reason = problem.reason ?? ''
  }
}

/** A fresh id for a change. */
export const requestId = () => randomUUID()

/** Signs in through the pages: the authority, login and password, then the code of the second factor. */
export async function signIn({ web, tenant, login, password, totpSecret }: Credentials): Promise<Caseworker> {
  const browse = makeFetchCookie(fetch)
  let page = await browse(`${web}/login?tenant=${tenant}&lang=en`)
  page = await submitForm(browse, page, { login, password })
  page = await submitForm(browse, page, { code: totpNow(totpSecret) })
  const session = await browse(`${web}/api/session`)
  if (session.status !== 200)
    throw new Error(`${tenant}: the sign-in ended at ${new URL(page.url).pathname}, status ${session.status}`)
  const { csrfToken } = (await session.json()) as { csrfToken: string }
  const call = async (method: string, path: string, init: RequestInit = {}) => {
    const headers = { 'X-CSRF-Token': csrfToken, Origin: web, ...(init.headers as Record<string, string>) }
    const answer = await browse(`${web}${path}`, { ...init, method, headers, signal: AbortSignal.timeout(60_000) })
    if (answer.ok) return answer
    throw new Answered(answer.status, (await answer.json().catch(() => ({}))) as object, `${method} ${path}`)
  }
  const json = (body: object) => ({ body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
  return {
    tenant,
    get: async (path) => (await call('GET', `/api/v1/${path}`)).json(),
    post: async (path, body) => (await call('POST', `/api/v1/${path}`, json(body))).json(),
    patch: async (path, body) => (await call('PATCH', `/api/v1/${path}`, json(body))).json(),
    upload: async (path, body, mediaType, title) =>
      (
        await call('POST', `/api/upload/${path}`, {
          body: Buffer.from(body),
          headers: { 'Content-Type': mediaType, 'X-Document-Title': encodeURIComponent(title) },
        })
      ).json(),
    download: async (path) => Buffer.from(await (await call('GET', `/api/download/${path}`)).arrayBuffer()),
    open: (path) => call('GET', `/api/download/${path}`),
  }
}

/** Fills the page's form as a person would: its own action and hidden fields, and the given values. */
export async function submitForm(
  browse: typeof fetch,
  page: Response,
  values: Record<string, string>,
): Promise<Response> {
  const html = await page.text()
  const form = /<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/.exec(html)
  if (!form) throw new Error(`no form on ${new URL(page.url).pathname} (status ${page.status})`)
  const fields = new URLSearchParams()
  for (const [, tag = ''] of (form[2] ?? '').matchAll(/(<input[^>]*type="hidden"[^>]*>)/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    if (name) fields.set(name, /value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [name, value] of Object.entries(values)) fields.set(name, value)
  const target = new URL((form[1] ?? '').replaceAll('&amp;', '&'), page.url)
  return browse(target, { method: 'POST', body: fields, headers: { Origin: target.origin } })
}
