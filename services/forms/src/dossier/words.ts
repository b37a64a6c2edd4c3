import { readFileSync } from 'node:fs'

/** Words of the cover; working translations by nature. */
export interface DossierWords {
  readonly title: string
  readonly sender: string
  readonly recipient: string
  readonly date: string
  readonly contents: string
  readonly number: string
  readonly document: string
  readonly pages: string
  readonly separately: string
}

const file = new URL('../../assets/dossier-words.json', import.meta.url)

/** The words of all languages, read once. */
export const readDossierWords = (): Readonly<Record<string, DossierWords>> =>
  JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, DossierWords>>
