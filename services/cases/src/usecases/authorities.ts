import type { Ctx } from '@sustento/platform/ctx'
import { Authority, ContactPerson } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { App } from '../app.ts'
import { tenantOf } from './moment.ts'

/** Our own authority as forms print it. */
export function authorityOf(app: App, tenant: string): Authority {
  const { authority, languages } = tenantOf(app, tenant)
  const known = Authority.fromJSON(authority)
  return { ...known, languages: known.languages.length > 0 ? known.languages : languages }
}

/**
 * The authority with the person responsible for following up (Article 57(2)(g), Article 11(1)(h) of the Convention):
 * the contact that the authority publishes, else the caseworker who opens the case.
 */
export async function withOwnContact(app: App, ctx: Ctx, authority: Authority): Promise<Authority> {
  if (authority.contact || ctx.actor.kind !== 'user') return authority
  const { user } = await app.peers.identity.getCurrentUser({ parent: `tenants/${ctx.tenant}` }, ctx)
  if (!user) return authority
  const contact = ContactPerson.fromPartial({
    familyNames: user.displayName,
    email: user.email,
    telephone: authority.telephone,
    languages: authority.languages,
  })
  return { ...authority, contact }
}
