/** The language in which somebody writes free text in this visit. */
export interface TextLanguage {
  current(): string
  choose(language: string): void
}

/** At first the authority's own; what was chosen last goes for the next text. */
export function createTextLanguage(own: string): TextLanguage {
  let current = own
  return {
    current: () => current,
    choose(language) {
      current = language
    },
  }
}
