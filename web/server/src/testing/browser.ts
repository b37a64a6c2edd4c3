import { CookieJar } from 'tough-cookie'

/** An answer as a browser sees it, after following nothing. */
export interface Seen {
  status: number
  url: string
  headers: Headers
  text: string
}

/** A browser of one person: keeps cookies, says where a request comes from, and remembers all that it was sent. */
export interface Browser {
  jar: CookieJar
  /** Everything that ever reached this browser: addresses, headers, bodies. */
  everything(): string
  fetch(url: string, init?: RequestInit): Promise<Seen>
  /** The same, and goes where it is sent. */
  follow(url: string, init?: RequestInit): Promise<Seen>
}

const mostHops = 12

/** Opens a browser without cookies. */
export function openBrowser(jar = new CookieJar()): Browser {
  const received: string[] = []

  async function fetchOnce(url: string, init: RequestInit = {}): Promise<Seen> {
    const headers = new Headers(init.headers)
    const cookie = await jar.getCookieString(url)
    if (cookie) headers.set('cookie', cookie)
    if (!headers.has('accept')) headers.set('accept', 'text/html')
    const response = await fetch(url, { redirect: 'manual', ...init, headers })
    for (const line of response.headers.getSetCookie()) await jar.setCookie(line, url)
    const text = await response.text()
    received.push(url, [...response.headers].join('\n'), text)
    return { status: response.status, url, headers: response.headers, text }
  }

  async function follow(url: string, init: RequestInit = {}): Promise<Seen> {
    let seen = await fetchOnce(url, init)
    for (let hop = 0; hop < mostHops; hop++) {
      const location = seen.headers.get('location')
      if (!location) return seen
      seen = await fetchOnce(new URL(location, seen.url).href)
    }
    throw new Error(`${url} leads in circles`)
  }

  return { jar, everything: () => received.join('\n'), fetch: fetchOnce, follow }
}

/** Fills in and sends the form of a page. */
export async function submitForm(browser: Browser, page: Seen, fields: Record<string, string>): Promise<Seen> {
  const action = /<form[^>]*\saction="([^"]*)"/.exec(page.text)?.[1]
  if (action === undefined) throw new Error(`${page.url} has no form: ${page.status}`)
  const url = new URL(action, page.url)
  return browser.follow(url.href, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: url.origin },
  })
}
