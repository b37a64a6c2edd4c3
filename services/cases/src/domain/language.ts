import type { Country } from './country.ts'
import type { Instrument } from './instrument.ts'

/** The two sides as far as languages are concerned. */
export interface LanguageSides {
  /** The requested State. */
  requested: Country
  /** Languages of the requested Central Authority's own place or declaration. */
  requestedAuthority: readonly string[]
  /** The requesting State. */
  requesting: Country
}

/**
 * Languages in which an application form may be written: those of the requested State, of the place of its Central
 * Authority when the State has several, or declared ones (Article 59(1) of the Regulation, Article 44(1) of the Convention).
 */
export function formLanguages(instrument: Instrument, { requested, requestedAuthority }: LanguageSides): string[] {
  const declared = requested.declarations?.[instrument.id]?.accepts ?? []
  const own = requestedAuthority.filter(
    (language) => !requested.byTerritory || requested.officialLanguages.includes(language),
  )
  const official = requested.byTerritory && own.length > 0 ? [] : requested.officialLanguages
  return [...new Set([...own, ...official, ...declared])]
}

/**
 * Languages of every other communication, in either direction: under the Regulation that of the forms (Article 59(3)),
 * under the Convention also English or French unless one of the States refuses it (Article 44(3)).
 */
export function communicationLanguages(instrument: Instrument, sides: LanguageSides): string[] {
  const forms = formLanguages(instrument, sides)
  if (instrument.languages.communications === 'same-as-forms') return forms
  const refused = [sides.requested, sides.requesting].flatMap(
    (state) => state.declarations?.[instrument.id]?.refuses ?? [],
  )
  return [...new Set([...forms, ...['en', 'fr'].filter((language) => !refused.includes(language))])]
}
