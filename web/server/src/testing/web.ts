import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { audience } from '@sustento/platform/audience'
import { type FixedClock, fixedClock, systemClock } from '@sustento/platform/clock'
import { freePort } from '@sustento/platform/embedded/free-port'
import { createDatabase, dropDatabase } from '@sustento/platform/testing/databases'
import { asAdmin, postgres } from '@sustento/platform/testing/postgres'
import { type TcpGate, tcpGate } from '@sustento/platform/testing/tcp-gate'
import { type TestTenants, type testTenantIds, testTenants } from '@sustento/platform/testing/tenants'
import { tokenVerifier } from '@sustento/platform/tokens'
import { type WebConfig, webEnv } from '../config.ts'
import { startWeb } from '../start.ts'
import { type Browser, openBrowser, type Seen, submitForm } from './browser.ts'
import { type RealIssuer, startIssuer } from './issuer.ts'
import { type StandIns, startStandIns } from './services.ts'

type Tenant = (typeof testTenantIds)[number]

/** The web of a State with two authorities, on real PostgreSQL, with a real issuer each. */
export interface TestWeb {
  url: string
  clock: FixedClock
  services: StandIns
  issuers: Record<Tenant, RealIssuer>
  /** The way to the session database, that can be shut. */
  gate: TcpGate
  /** Asks the session database. */
  query(sql: string): Promise<Record<string, unknown>[]>
  /** A browser in which somebody has signed in, and the last page. */
  signIn(tenant: Tenant, login: string, browser?: Browser, returnTo?: string): Promise<{ browser: Browser; last: Seen }>
  /** Sends a change as our own pages do. */
  post(
    browser: Browser,
    path: string,
    body?: RequestInit['body'],
    headers?: Record<string, string>,
    init?: RequestInit,
  ): Promise<Seen>
  /** Starts another process of the web, as behind a balancer. */
  replica(): Promise<string>
  stop(): Promise<void>
}

/** Starts it; every test file has its own. */
export async function startTestWeb(env: Record<string, string> = {}, accessTokenSeconds?: number): Promise<TestWeb> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const clock = fixedClock(systemClock.now().toISOString())
  const issuer = (id: Tenant) =>
    startIssuer({
      clientId: 'service-web',
      clientSecret: `secret of web in ${id}`,
      audience,
      web: () => new URL(url),
      accessTokenSeconds,
    })
  const [east, west] = await Promise.all([issuer('ca-east'), issuer('ca-west')])
  const issuers = { 'ca-east': east, 'ca-west': west }
  const tenants: TestTenants = await testTenants('web', [], [], { issuer: (id) => issuers[id as Tenant].issuer })
  const services = await startStandIns(
    tokenVerifier((iss) => tenants.tenants.find((tenant) => tenant.issuer === iss), {
      audience,
      clock,
    }),
  )
  const server = await postgres()
  const gate = await tcpGate(server.port)
  const name = `web_${randomUUID().slice(0, 8)}`
  const files = await mkdtemp(join(tmpdir(), 'sustento-web-'))
  await writeFile(join(files, 'key'), randomBytes(32).toString('base64'))
  await writeFile(join(files, 'secret.txt'), 'outside')
  const clientDir = join(files, 'client')
  await mkdir(join(clientDir, 'assets'), { recursive: true })
  await writeFile(join(clientDir, 'index.html'), '<!doctype html><title>Sustento</title>')
  await writeFile(join(clientDir, 'assets/index-abc123.js'), 'export {}')
  const config: WebConfig = webEnv.parse({
    TENANTS_DIR: tenants.dir,
    HTTP_PORT: port,
    LOG_LEVEL: 'silent',
    PUBLIC_URL: url,
    ...Object.fromEntries(
      ['CASES', 'FORMS', 'MESSAGING', 'STATS', 'IDENTITY'].map((s) => [`${s}_ADDRESS`, services.address]),
    ),
    DATABASE_URL: (await createDatabase(name, 'web', [])).replace(`:${server.port}/`, `:${gate.port}/`),
    SESSION_KEY_FILE: join(files, 'key'),
    CLIENT_DIR: clientDir,
    ...env,
  })
  const replicas = [await startWeb(config, { signals: false, drainMs: 100 }, clock)]

  async function csrfTokenOf(browser: Browser): Promise<string> {
    const session = await browser.fetch(`${url}/api/session`, { headers: { accept: 'application/json' } })
    return session.status === 200 ? JSON.parse(session.text).csrfToken : ''
  }

  return {
    url,
    clock,
    services,
    issuers,
    gate,
    query: (sql) => asAdmin(name, async (admin) => (await admin.query(sql)).rows),
    async signIn(tenant, login, browser = openBrowser(), returnTo = '/cases') {
      const address = new URL('/login', url)
      address.search = new URLSearchParams({ tenant, lang: 'fr', returnTo }).toString()
      const first = await browser.follow(address.href)
      // who is still signed in at the issuer comes straight back
      const last = first.text.includes('<form') ? await submitForm(browser, first, { login }) : first
      return { browser, last }
    },
    async post(browser, path, body, headers, init) {
      const token = await csrfTokenOf(browser)
      return browser.fetch(new URL(path, url).href, {
        ...init,
        method: 'POST',
        body,
        headers: { accept: 'application/json', origin: url, 'x-csrf-token': token, ...headers },
      })
    },
    async replica() {
      const second = await startWeb({ ...config, HTTP_PORT: 0 }, { signals: false, drainMs: 100 }, clock)
      replicas.push(second)
      return `http://127.0.0.1:${second.ports.http}`
    },
    async stop() {
      await Promise.all(replicas.map((each) => each.stop()))
      await Promise.all([
        services.stop(),
        east.close(),
        west.close(),
        tenants.close(),
        gate.close(),
        rm(files, { recursive: true }),
      ])
      await dropDatabase(name)
    },
  }
}
