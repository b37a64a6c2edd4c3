import { isLanguage, type Language } from './languages.ts'

const key = 'sustento.language'

/** The language chosen earlier in this browser, else the browser's own, else English. */
export function chosenLanguage(): Language {
  const stored = localStorage.getItem(key)
  if (isLanguage(stored)) return stored
  return navigator.languages.map((each) => each.slice(0, 2)).find(isLanguage) ?? 'en'
}

/** Remembers the choice in this browser. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(key, language)
}
