import { promisify } from 'node:util'
import type { Clock } from '@sustento/platform/clock'
import { Refused } from '@sustento/platform/errors'
import type { NextFunction, Request, RequestHandler } from 'express'
import session, { type Store } from 'express-session'
import type { CookieRules } from './cookie.ts'
import type { SessionKeys } from './session-keys.ts'
import type { SignIn } from './sign-in.ts'

/** How long sessions live. */
export interface SessionLimits {
  /** Without a request. */
  idleSeconds: number
  /** In all. */
  absoluteSeconds: number
}

/** What the session layer is made of. */
export interface SessionOptions {
  store: Store
  keys: SessionKeys
  cookies: CookieRules
  limits: SessionLimits
  clock: Clock
}

/** Sessions of the browser. */
export interface Sessions {
  /** Finds the session of a request, if there is one, and ends it when its time is over. */
  load: RequestHandler
  /** The sign-in of a request; UNAUTHENTICATED when nobody is signed in. */
  get(request: Request): SignIn
  /** Begins a session under a new id, whatever the browser brought. */
  begin(request: Request, signIn: SignIn): Promise<void>
  end(request: Request): Promise<void>
  /** When the session ends if nothing more is asked for. */
  expiresAt(signIn: SignIn): Date
}

/**
 * Sessions by express-session. What a session remembers is written when it begins and, under a lock, when its tokens
 * are renewed; a request only makes it live on. So no answer can write old tokens over new ones.
 */
export function browserSessions({ store, keys, cookies, limits, clock }: SessionOptions): Sessions {
  const { name, options } = cookies.session
  const { path, httpOnly, sameSite, secure } = options
  const load = session({
    store,
    name,
    secret: keys.cookie,
    cookie: { path, httpOnly, sameSite, secure },
    resave: false,
    saveUninitialized: false,
    proxy: true,
  })
  const endOf = ({ signedInAt }: SignIn) => signedInAt + limits.absoluteSeconds * 1_000
  const end = (request: Request) => promisify(request.session.destroy.bind(request.session))()

  async function endWhenOver(request: Request, next: NextFunction): Promise<void> {
    const { signIn } = request.session
    if (signIn && endOf(signIn) <= clock.now().getTime()) await end(request)
    next()
  }

  return {
    load(request, response, next) {
      // whether the browser came by https is known from our public address, not from a header that anybody can send
      request.headers['x-forwarded-proto'] = secure ? 'https' : 'http'
      load(request, response, (error?: unknown) => {
        if (error) return next(error)
        endWhenOver(request, next).catch(next)
      })
    },
    get(request) {
      const signIn = request.session?.signIn
      if (!signIn) throw new Refused('UNAUTHENTICATED', 'nobody is signed in, or the session has ended')
      return signIn
    },
    async begin(request, signIn) {
      await promisify(request.session.regenerate.bind(request.session))()
      request.session.signIn = signIn
      await promisify(request.session.save.bind(request.session))()
    },
    end,
    expiresAt: (signIn) => new Date(Math.min(clock.now().getTime() + limits.idleSeconds * 1_000, endOf(signIn))),
  }
}
