import { audience } from '@sustento/platform/audience'
import { type Clock, systemClock } from '@sustento/platform/clock'
import { logger } from '@sustento/platform/log'
import { httpListener } from '@sustento/platform/rest/listener'
import { type Running, type RunOptions, run } from '@sustento/platform/run'
import { readTenants } from '@sustento/platform/tenants'
import { tokenVerifier } from '@sustento/platform/tokens'
import type { Request } from 'express'
import { restDoors } from './api/rest-doors.ts'
import { webApp } from './app.ts'
import type { WebConfig } from './config.ts'
import { issuersOf } from './login/issuers.ts'
import { pendingLogins, pendingMilliseconds } from './login/pending.ts'
import { addressesIn, connectServices } from './services.ts'
import { accessTokens } from './session/access-token.ts'
import { cookieRules } from './session/cookie.ts'
import { openSessionDatabase } from './session/database.ts'
import { SealedStore } from './session/sealed-store.ts'
import { readSessionKeys } from './session/session-keys.ts'
import { browserSessions } from './session/sessions.ts'

/** Composes the web and starts it; `options` and `clock` are for tests and for several services in one process. */
export async function startWeb(
  config: WebConfig,
  options: RunOptions = {},
  clock: Clock = systemClock,
): Promise<Running> {
  const log = logger('web', config.LOG_LEVEL)
  const tenants = readTenants(config.TENANTS_DIR, 'web')
  const keys = readSessionKeys(config.SESSION_KEY_FILE)
  const publicUrl = new URL(config.PUBLIC_URL)
  const limits = { idleSeconds: config.SESSION_IDLE_MINUTES * 60, absoluteSeconds: config.SESSION_HOURS * 3_600 }
  const pool = await openSessionDatabase(config.DATABASE_URL, config.POOL, (err) =>
    log.warn({ err }, 'an idle database connection broke'),
  )
  const store = new SealedStore({
    pool,
    key: keys.content,
    idleSeconds: limits.idleSeconds,
    onPruneFailed: (err) => log.warn({ err }, 'expired sessions were not removed'),
  })
  const verify = tokenVerifier((issuer) => tenants.find((tenant) => tenant.issuer === issuer), { audience, clock })
  const issuers = issuersOf(tenants)
  const cookies = cookieRules(publicUrl, pendingMilliseconds)
  const sessions = browserSessions({ store, keys, cookies, limits, clock })
  const pending = pendingLogins(keys.pending, cookies, clock)
  const accessToken = accessTokens({ pool, key: keys.content, issuers, verify, clock, log })
  const tokenOf = (request: Request) => accessToken(request.sessionID, sessions.get(request))
  const addresses = addressesIn(config)
  const services = connectServices(addresses)
  const doors = restDoors(addresses, tokenOf)
  let ready = false
  const app = webApp({
    ...{ publicUrl, tenants, issuers, pending, cookies, sessions, verify, tokenOf, services, clock, log },
    restDoors: doors.router,
    rateLimits: { api: config.API_REQUESTS_PER_MINUTE, signIn: config.SIGN_INS_PER_ADDRESS },
    clientDir: config.CLIENT_DIR,
    proxies: config.TRUSTED_PROXIES,
    isReady: () => ready,
  })
  const setReady = (now: boolean) => {
    ready = now
  }
  const parts = {
    servers: [httpListener({ port: config.HTTP_PORT, host: config.HOST, app, setReady })],
    ready: () => pool.query('SELECT 1').then(() => true),
    close: [() => services.close(), () => doors.close(), () => store.close(), () => pool.end()],
  }
  return run(log, parts, options)
}
