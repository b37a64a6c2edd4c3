import type { Request, Response } from 'express'
import { textsFor } from './pages/languages.ts'
import { problemPage } from './pages/other-pages.ts'
import type { Problem, Texts } from './pages/texts.ts'
import type { Issuer } from './registry.ts'
import { tenantFrame } from './tenant-frame.ts'

/** The language chosen on the page, else the one that the client asked for, else the browser's, else the authority's. */
export function wishedTexts(request: Request, uiLocales: unknown, ofTenant: readonly string[]): Texts {
  const chosen = typeof request.query.lang === 'string' ? [request.query.lang] : []
  const asked = typeof uiLocales === 'string' ? uiLocales.split(' ') : []
  return textsFor([...chosen, ...asked, ...request.acceptsLanguages(), ...ofTenant])
}

/** Answers with a page that says that it cannot go on, also when no tenant could be found. */
export function answerProblem(request: Request, response: Response, status: number, problem: Problem): void {
  const tenant = (response.locals.issuer as Issuer | undefined)?.tenant
  const texts = wishedTexts(request, undefined, tenant?.languages ?? [])
  const frame = tenant
    ? tenantFrame(tenant, texts)
    : { base: '/oidc/none', authority: texts.product, notice: '', texts }
  response.status(status).set('cache-control', 'no-store').type('html').send(problemPage(frame, problem))
}
