import { Refused } from '@sustento/platform/errors'
import type { Tenant } from '@sustento/platform/tenants'
import { Router } from 'express'
import type { Services } from '../services.ts'
import type { Sessions } from '../session/sessions.ts'
import type { Caller } from './caller.ts'

/** What the routes about the session need. */
export interface SessionRoutesOptions {
  tenants: Tenant[]
  sessions: Sessions
  services: Pick<Services, 'identity'>
  caller: Caller
}

/** Who is signed in at which authority, and which authorities one can sign in at. */
export function sessionRoutes({ tenants, sessions, services, caller }: SessionRoutesOptions): Router {
  const router = Router()

  router.get('/api/authorities', (_request, response) => {
    const authorities = tenants.map(({ id, name, state, demonstrationNotice = '' }) => {
      return { tenant: id, name, state, demonstrationNotice }
    })
    response.json(authorities.toSorted((a, b) => (a.tenant < b.tenant ? -1 : 1)))
  })

  router.get('/api/session', async (request, response) => {
    const signIn = sessions.get(request)
    const tenant = tenants.find(({ id }) => id === signIn.tenant)
    if (!tenant) throw new Refused('UNAUTHENTICATED', 'the authority of the session is no longer served here')
    const parent = `tenants/${tenant.id}`
    const { user } = await services.identity.getCurrentUser({ parent }, await caller(request, response))
    if (!user) throw new Refused('NOT_FOUND', 'there is no such user any more')
    response.json({
      tenant: tenant.id,
      tenantName: tenant.name,
      state: tenant.state,
      user: { login: user.login, displayName: user.displayName, roles: user.roles },
      languages: tenant.languages,
      csrfToken: signIn.csrfToken,
      expiresAt: sessions.expiresAt(signIn).toISOString(),
      demonstrationNotice: tenant.demonstrationNotice ?? '',
    })
  })

  return router
}
