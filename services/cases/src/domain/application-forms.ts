import type { Application, Instrument, InstrumentForm } from './instrument.ts'

/** Whether a form is made for an application only: it travels in its message, in its languages. */
export function belongsToApplication({ purpose }: InstrumentForm): boolean {
  return purpose === 'application' || purpose === 'transmittal' || purpose === 'restricted-information'
}

/** Id of the form that an application is made with. */
export function ownFormOf(instrument: Instrument, { forms }: Application): string {
  const own = instrument.forms.find(({ form, purpose }) => purpose === 'application' && forms.includes(form))
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
