import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import { textsFor } from './pages/languages.ts'
import type { Frame } from './pages/layout.ts'
import { problemPage, signedOutPage, signOutPage } from './pages/other-pages.ts'
import type { Problem } from './pages/texts.ts'
import type { IssuerTenant } from './tenant.ts'
import { tenantFrame } from './tenant-frame.ts'

/** A request that the provider answers; outside its own routes nothing is known of OpenID. */
type PageContext = Pick<KoaContextWithOIDC, 'type' | 'body' | 'status' | 'acceptsLanguages'> &
  Partial<Pick<KoaContextWithOIDC, 'oidc'>>

/** What the provider reports, in the words of our pages; its own description is for developers and stays out of them. */
export function renderProblem(ctx: PageContext, tenant: IssuerTenant, error: Error): void {
  ctx.type = 'html'
  ctx.body = problemPage(frame(ctx, tenant), problemOf(error, ctx.status))
}

/** A path that the provider does not know. */
export function renderNotFound(ctx: PageContext, tenant: IssuerTenant): void {
  ctx.type = 'html'
  ctx.body = problemPage(frame(ctx, tenant), 'notFound')
  ctx.status = 404
}

function problemOf(error: Error, status: number): Problem {
  if (error instanceof errors.SessionNotFound) return 'expired'
  if (status === 404) return 'notFound'
  if (status === 413) return 'tooLarge'
  return status >= 500 ? 'fault' : 'badRequest'
}

export function renderSignOut(ctx: KoaContextWithOIDC, tenant: IssuerTenant, form: string): void {
  ctx.type = 'html'
  ctx.body = signOutPage(frame(ctx, tenant), form, ctx.oidc.entities.IdTokenHint !== undefined)
}

export function renderSignedOut(ctx: KoaContextWithOIDC, tenant: IssuerTenant): void {
  ctx.type = 'html'
  ctx.body = signedOutPage(frame(ctx, tenant))
}

function frame(ctx: PageContext, tenant: IssuerTenant): Frame {
  const asked = ctx.oidc?.params?.ui_locales
  const wishes = [
    ...(typeof asked === 'string' ? asked.split(' ') : []),
    ...ctx.acceptsLanguages(),
    ...tenant.languages,
  ]
  return tenantFrame(tenant, textsFor(wishes))
}
