import { en } from './texts.en.ts'
import { fr } from './texts.fr.ts'
import type { Texts } from './texts.ts'

const languages: Record<string, Texts> = { en, fr }

/** The first wish that there are words for (`fr-BE` is served by `fr`), English otherwise. */
export function textsFor(wishes: readonly string[]): Texts {
  for (const wish of wishes) {
    const texts = languages[wish.toLowerCase().split('-')[0] ?? '']
    if (texts) return texts
  }
  return en
}

/** The languages that the pages can be read in, each with its own name. */
export const offered = [
  { language: 'en', name: 'English' },
  { language: 'fr', name: 'Français' },
]
