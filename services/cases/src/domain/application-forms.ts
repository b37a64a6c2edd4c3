import type { Application, Instrument } from './instrument.ts'
import type { Purpose } from './instrument-form.ts'

const withApplication: readonly Purpose[] = [
  'application',
  'request',
  'transmittal',
  'restricted-information',
  'financial-circumstances',
]

/** Whether a form is made for an application only: it travels in its message, in its languages. */
export function belongsToApplication(purpose: Purpose): boolean {
  return withApplication.includes(purpose)
}

/** By what a case begins: an application, or a request for specific measures (Article 53, Article 7 HC). */
export const openings = ['application', 'request'] as const
export type Opening = (typeof openings)[number]

/** Whether a message, by what it is for, begins a case. */
export function isOpening(purpose: string): purpose is Opening {
  return (openings as readonly string[]).includes(purpose)
}

/** By what the case of an application begins. */
export function openingOf(instrument: Instrument, application: Application): Opening {
  const own = instrument.forms.find(({ form }) => form === ownFormOf(instrument, application))
  return own?.purpose === 'request' ? 'request' : 'application'
}

/** Id of the form that an application is made with. */
export function ownFormOf(instrument: Instrument, { forms }: Application): string {
  const own = instrument.forms.find(({ form, purpose }) => isOpening(purpose) && forms.includes(form))
  return own?.form ?? forms.at(-1) ?? ''
}

/**
 * Ids of the forms that travel with an application's own: those that always do, and while somebody in the case is
 * protected the one for what must not be disclosed (Article 40 of the Convention).
 */
export function accompanyingForms(instrument: Instrument, application: Application, nonDisclosure: boolean): string[] {
  const own = ownFormOf(instrument, application)
  const always = application.forms.filter((form) => form !== own)
  const restricted = instrument.forms.filter(({ requiredWhen }) => requiredWhen === 'non-disclosure' && nonDisclosure)
  return [...always, ...restricted.map(({ form }) => form)]
}
