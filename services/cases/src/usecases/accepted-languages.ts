import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { App } from '../app.ts'
import { belongsToApplication } from '../domain/application-forms.ts'
import type { Country } from '../domain/country.ts'
import { sideOf } from '../domain/instrument.ts'
import { communicationLanguages, formLanguages } from '../domain/language.ts'
import { findCountry, getForm, getInstrument } from '../domain/law.ts'
import { purposeOf } from '../domain/saying.ts'
import type { CaseRow } from '../store/entities/case.ts'
import { tenantOf } from './moment.ts'

/** The languages in which a form of the case may be sent. */
export function acceptedLanguages(app: App, tenant: string, row: CaseRow, file: CaseFile, formId: string): string[] {
  const instrument = getInstrument(app.law, row.instrument)
  const own = country(app, tenantOf(app, tenant).state)
  const other = country(app, row.counterpartState)
  const [requesting, requested] = row.direction === 'outgoing' ? [own, other] : [other, own]
  const sides = { requesting, requested, requestedAuthority: file.requestedAuthority?.languages ?? [] }
  const isForm = belongsToApplication(purposeOf(getForm(instrument, formId), sideOf(row.direction)))
  return isForm ? formLanguages(instrument, sides) : communicationLanguages(instrument, sides)
}

/** A State that the data do not describe is one whose languages nobody has entered yet: no form can be sent there. */
function country(app: App, code: string): Country {
  return findCountry(app.law, code) ?? { code, name: { en: code, fr: code }, officialLanguages: [] }
}
