import type { PasswordFault } from '../../../domain/password.ts'

/** Why a page is shown again. */
export type Fault = PasswordFault | 'credentials' | 'code' | 'notTheSame' | 'locked'

/** Why a sign-in cannot go on. */
export type Problem = 'expired' | 'badRequest' | 'tooManyRequests' | 'notFound' | 'tooLarge' | 'fault'

/** The words of the sign-in pages in one language. */
export interface Texts {
  language: string
  product: string
  purpose: string
  skip: string
  errorTitle: string
  errorPrefix: string
  switchLanguage: string
  cancel: string
  back: string
  signIn: { title: string; lead: string; login: string; password: string; submit: string; limit: string }
  code: { title: string; lead: string; code: string; hint: string; submit: string; lost: string; otherUser: string }
  enrolment: {
    title: string
    lead: string
    scan: string
    picture: string
    secret: string
    confirm: string
    submit: string
  }
  newPassword: { title: string; lead: string; password: string; hint: string; again: string; submit: string }
  signOut: { title: string; lead: string; submit: string; stay: string; doneTitle: string; done: string }
  faults: Record<Fault, string>
  problems: Record<Problem, { title: string; text: string }>
}
