import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { errors } from 'oidc-provider'
import type { IdentityApp } from '../../app.ts'
import { methods } from '../../domain/sign-in.ts'
import { checkCode, type Outcome } from '../../usecases/sign-in/check-code.ts'
import { checkPassword } from '../../usecases/sign-in/check-password.ts'
import { choosePassword } from '../../usecases/sign-in/choose-password.ts'
import { enrol } from '../../usecases/sign-in/enrol.ts'
import { restartSignIn } from '../../usecases/sign-in/present-step.ts'
import { csrfToken, isCsrfToken } from './csrf.ts'
import { answerProblem, wishedTexts } from './frame.ts'
import type { FormTarget } from './pages/form.ts'
import { issuerOf } from './request.ts'
import { showStep } from './show-step.ts'
import { tenantFrame } from './tenant-frame.ts'

type Uid = { uid: string }

/** The pages between the authorization request and its answer: password, new password, enrolment, code. */
export function interactionRoutes(app: IdentityApp): Router {
  const routes = Router()
  const body = express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 10 })
  routes.use('/:uid', body, begin)

  routes.get('/:uid', (_request, response) => showStep(app, response))

  routes.post('/:uid/password', async (request, response) => {
    const { vault } = issuerOf(response)
    const login = text(request, 'login')
    const right = await checkPassword(app, vault, {
      uid: request.params.uid,
      login,
      password: text(request, 'password'),
    })
    if (right) return onward(response)
    return showStep(app, response, 'credentials', login)
  })

  routes.post('/:uid/new-password', async (request, response) => {
    const chosen = text(request, 'password')
    if (chosen !== text(request, 'again')) return showStep(app, response, 'notTheSame')
    const result = await choosePassword(app, issuerOf(response).vault, request.params.uid, chosen)
    if (result === 'kept' || result === 'expired') return onward(response)
    return showStep(app, response, result)
  })

  routes.post('/:uid/code', async (request, response) => {
    const outcome = await checkCode(app, issuerOf(response).vault, request.params.uid, digits(request))
    return finish(request, response, outcome)
  })

  routes.post('/:uid/enrolment', async (request, response) => {
    const outcome = await enrol(app, issuerOf(response).vault, request.params.uid, digits(request))
    return finish(request, response, outcome)
  })

  routes.post('/:uid/restart', async (request, response) => {
    await restartSignIn(app, issuerOf(response).tenant.id, request.params.uid)
    onward(response)
  })

  routes.post('/:uid/cancel', async (request, response) => {
    const { provider, tenant } = issuerOf(response)
    await restartSignIn(app, tenant.id, request.params.uid)
    await provider.interactionFinished(request, response, { error: 'access_denied' })
  })

  async function finish(request: Request<Uid>, response: Response, outcome: Outcome): Promise<void> {
    if (outcome === 'expired') return onward(response)
    if (outcome === 'again') return showStep(app, response, 'code')
    if (outcome === 'locked') return showStep(app, response, 'locked')
    const login = { accountId: outcome.signedIn, amr: methods, remember: false }
    await issuerOf(response).provider.interactionFinished(request, response, { login })
  }

  return routes
}

/** Finds the interaction that the browser's cookie belongs to; a form must carry the token of its page. */
const begin: RequestHandler<Uid> = async (request, response, next) => {
  const { provider, secrets, tenant } = issuerOf(response)
  const { uid } = request.params
  const interaction = await provider.interactionDetails(request, response).catch((error: unknown) => {
    if (error instanceof errors.SessionNotFound) return undefined
    throw error
  })
  if (interaction?.uid !== uid) return answerProblem(request, response, 400, 'expired')
  if (request.method === 'POST' && !isCsrfToken(secrets.cookieKeys, uid, request.body?.csrf)) {
    return answerProblem(request, response, 403, 'expired')
  }
  const action = `${tenant.base}/interaction/${uid}`
  const texts = wishedTexts(request, interaction.params.ui_locales, tenant.languages)
  const frame = { ...tenantFrame(tenant, texts), here: action }
  response.locals.form = { frame, action, csrf: csrfToken(secrets.cookieKeys, uid) } satisfies FormTarget
  response.locals.uid = uid
  response.set('cache-control', 'no-store')
  next()
}

/** To the page of the next step, so that reloading it sends no form again. */
function onward(response: Response): void {
  const { action, frame } = response.locals.form as FormTarget
  response.redirect(303, `${action}?lang=${frame.texts.language}`)
}

function text(request: Request, name: string): string {
  const value: unknown = request.body?.[name]
  return typeof value === 'string' ? value : ''
}

/** Apps show the code in two groups, and so it is typed and pasted. */
function digits(request: Request): string {
  return text(request, 'code').replace(/\s/g, '')
}
