import { Refused } from '@sustento/platform/errors'
import type { Country, Holidays } from './country.ts'
import type { Application, Instrument } from './instrument.ts'
import type { InstrumentForm } from './instrument-form.ts'

/** Everything that the data files say, read once. */
export interface Law {
  instruments: Instrument[]
  countries: Country[]
  holidays: Holidays[]
}

/** The instrument with this id. */
export function getInstrument(law: Law, id: string): Instrument {
  const found = law.instruments.find((instrument) => instrument.id === id)
  if (!found) throw new Refused('INVALID_ARGUMENT', `there is no legal instrument ${id}`, { instrument: id })
  return found
}

/** The application with this letter. */
export function getApplication(instrument: Instrument, letter: string): Application {
  const found = instrument.applications.find((application) => application.letter === letter)
  if (!found) {
    throw new Refused('INVALID_ARGUMENT', `${instrument.id} knows no application ${letter}`, {
      instrument: instrument.id,
      application: letter,
    })
  }
  return found
}

/** The form with this id as the instrument uses it. */
export function getForm(instrument: Instrument, form: string): InstrumentForm {
  const found = instrument.forms.find((each) => each.form === form)
  if (!found) {
    throw new Refused('INVALID_ARGUMENT', `${instrument.id} has no form ${form}`, { instrument: instrument.id, form })
  }
  return found
}

/** The State with this code, when the data know it. */
export function findCountry(law: Law, code: string): Country | undefined {
  return law.countries.find((country) => country.code === code)
}
