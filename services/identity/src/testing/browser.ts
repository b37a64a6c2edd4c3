/** A page as it arrived. */
export interface Page {
  url: string
  status: number
  headers: Headers
  text: string
}

interface Cookie {
  name: string
  value: string
  path: string
}

/** A browser of one person: keeps cookies by path, follows redirects, fills forms in. */
export class Browser {
  readonly cookies = new Map<string, Cookie>()
  /** Addresses that are not on this server and so are not fetched: where a redirect ended. */
  private readonly origin: string

  constructor(origin: string) {
    this.origin = origin
  }

  /** Gets a page, following redirects as long as they stay on this server. */
  async get(url: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.go(url, { method: 'GET', headers })
  }

  /** Sends a page's form: the one whose action ends with `step`, its hidden fields and what is typed. */
  async send(page: Page, step: string, typed: Record<string, string> = {}): Promise<Page> {
    const { action, fields } = formOf(page, step)
    return this.post(new URL(action, page.url).href, { ...fields, ...typed })
  }

  async post(url: string, fields: Record<string, string>): Promise<Page> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.go(url, { method: 'POST', headers, body: new URLSearchParams(fields).toString() })
  }

  private async go(url: string, init: RequestInit & { headers: Record<string, string> }): Promise<Page> {
    if (!url.startsWith(this.origin)) return { url, status: 0, headers: new Headers(), text: '' }
    const cookie = this.cookiesFor(new URL(url).pathname)
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', ...init.headers, cookie },
    })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    const location = response.headers.get('location')
    if (location === null)
      return { url, status: response.status, headers: response.headers, text: await response.text() }
    return this.go(new URL(location, url).href, { method: 'GET', headers: {} })
  }

  private cookiesFor(path: string): string {
    const sent = [...this.cookies.values()].filter((cookie) => path.startsWith(cookie.path))
    return sent.map(({ name, value }) => `${name}=${value}`).join('; ')
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/'
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(`${path} ${name}`)
    else this.cookies.set(`${path} ${name}`, { name, value, path })
  }
}

/** Action and hidden fields of the form whose action ends with `step`, whatever its query. */
export function formOf(page: Page, step: string): { action: string; fields: Record<string, string> } {
  for (const [, action = '', inside = ''] of page.text.matchAll(/<form[^>]*action="([^"]+)"[^>]*>(.*?)<\/form>/gs)) {
    if (!action.split('?')[0]?.endsWith(step)) continue
    const hidden = [...inside.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    return { action, fields: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])) }
  }
  throw new Error(`the page has no form for ${step}: ${page.status} ${headingOf(page)}`)
}

/** What a reader sees first. */
export function headingOf(page: Page): string {
  return /<h1>(.*?)<\/h1>/s.exec(page.text)?.[1] ?? ''
}
