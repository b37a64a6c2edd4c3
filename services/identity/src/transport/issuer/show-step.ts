import type { Response } from 'express'
import type { IdentityApp } from '../../app.ts'
import { enrolmentUri } from '../../secrets/totp.ts'
import { presentStep } from '../../usecases/sign-in/present-step.ts'
import { codePage } from './pages/code-page.ts'
import { enrolmentPage } from './pages/enrolment-page.ts'
import type { FormTarget } from './pages/form.ts'
import { newPasswordPage } from './pages/new-password-page.ts'
import { signInPage } from './pages/sign-in-page.ts'
import type { Fault } from './pages/texts.ts'
import { issuerOf } from './request.ts'

/** Shows the page of the step that the sign-in has come to, with what went wrong on it. */
export async function showStep(app: IdentityApp, response: Response, fault?: Fault, typed?: string): Promise<void> {
  const { vault, tenant } = issuerOf(response)
  const target = response.locals.form as FormTarget
  const presented = await presentStep(app, vault, response.locals.uid)
  response.status(fault ? 422 : 200).type('html')
  if (presented.step === 'password') response.send(signInPage(target, fault, typed))
  if (presented.step === 'new-password') response.send(newPasswordPage(target, fault))
  if (presented.step === 'code') response.send(codePage(target, fault))
  if (presented.step === 'enrolment') {
    const uri = enrolmentUri(presented.secret, tenant.name, presented.login)
    response.send(await enrolmentPage(target, { secret: presented.secret, uri }, fault))
  }
}
