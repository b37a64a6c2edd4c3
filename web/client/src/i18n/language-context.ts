import { createContext, useContext } from 'react'
import type { Language } from './languages.ts'

/** The language of the pages and how to change it. */
export interface LanguageChoice {
  language: Language
  choose(language: Language): void
}

/** Filled by `LanguageProvider`. */
export const LanguageContext = createContext<LanguageChoice>({ language: 'en', choose: () => undefined })

/** The language of the pages and how to change it. */
export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext)
}
