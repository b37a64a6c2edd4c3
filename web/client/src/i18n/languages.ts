import type { IntlShape } from 'react-intl'
import en from '../messages/en.json' with { type: 'json' }
import fr from '../messages/fr.json' with { type: 'json' }

/** Languages of the pages. Forms and letters come in more: those are the server's. */
export const languages = ['en', 'fr'] as const

/** A language of the pages. */
export type Language = (typeof languages)[number]

/** The id of a message. */
export type MessageId = keyof typeof en

/** The messages by language; a test keeps their keys equal. */
export const messages: Record<Language, Record<MessageId, string>> = { en, fr }

/** The locale whose dates and numbers a language writes. */
export const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' }

/** Whether a text names a language of the pages. */
export function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((each) => each === text)
}

/** The language of an `Intl` context, which is always one of ours. */
export function languageOf(intl: Pick<IntlShape, 'locale'>): Language {
  return intl.locale.startsWith('fr') ? 'fr' : 'en'
}
