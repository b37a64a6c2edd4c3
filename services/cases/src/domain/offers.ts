import { accompanyingForms, belongsToApplication, ownFormOf } from './application-forms.ts'
import { type Instrument, sideOf } from './instrument.ts'
import type { InstrumentForm, Say } from './instrument-form.ts'
import { getApplication } from './law.ts'
import { canSay, mayIssue, purposeOf } from './saying.ts'
import { courseOf, findNext, isShared, knowsEvent, type Standing } from './status.ts'

/**
 * Whether this authority may send the form by itself now. What must not be disclosed travels with the application; when
 * somebody is protected later it follows alone (Article 40 of the Convention).
 */
export function maySendAlone(
  instrument: Instrument,
  standing: Standing,
  form: InstrumentForm,
  nonDisclosure: boolean,
): boolean {
  return (
    mayMake(instrument, standing, form, nonDisclosure) &&
    (form.requiredWhen !== 'non-disclosure' || isShared(instrument, standing))
  )
}

/** Whether this authority may make the form for the case now. */
export function mayMake(
  instrument: Instrument,
  standing: Standing,
  form: InstrumentForm,
  nonDisclosure: boolean,
): boolean {
  const side = sideOf(standing.direction)
  if (!mayIssue(form, side)) return false
  const purpose = purposeOf(form, side)
  if (belongsToApplication(purpose)) {
    const application = getApplication(instrument, standing.application)
    const own = [ownFormOf(instrument, application), ...accompanyingForms(instrument, application, nonDisclosure)]
    return own.includes(form.form)
  }
  const says = canSay(form, side)
  const possible = isPossible(instrument, standing, purpose === 'message')
  if (purpose === 'message') return isShared(instrument, standing) && (says.length === 0 || says.some(possible))
  const always = says.filter(({ when }) => when === undefined)
  return always.length > 0 ? always.every(possible) : says.some(possible)
}

/** Whether sending these messages, one after the other, ends the business of the case. */
export function endsCase(instrument: Instrument, standing: Standing, messages: readonly string[]): boolean {
  const status = messages.reduce(
    (now, message) => findNext(instrument, { ...standing, status: now }, `${message}-transmitted`) ?? now,
    standing.status,
  )
  return status !== standing.status && courseOf(instrument, standing).states[status]?.final === true
}

/** Forms that may be made for the case now, besides those of the application itself. */
export function formsOffered(instrument: Instrument, standing: Standing, nonDisclosure: boolean): InstrumentForm[] {
  const side = sideOf(standing.direction)
  return instrument.forms.filter((form) => {
    const isLate = form.requiredWhen === 'non-disclosure' && isShared(instrument, standing)
    const isApart = isLate || !belongsToApplication(purposeOf(form, side))
    return isApart && mayMake(instrument, standing, form, nonDisclosure)
  })
}

/** Whether something can be said now. What the course of the case does not know is no more than a message. */
function isPossible(instrument: Instrument, standing: Standing, asMessage: boolean): (say: Say) => boolean {
  return ({ message }) => {
    const event = `${message}-transmitted`
    if (findNext(instrument, standing, event) !== undefined) return true
    return asMessage && !knowsEvent(instrument, standing, event)
  }
}
