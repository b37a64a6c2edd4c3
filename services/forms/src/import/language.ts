import type { CatalogueEntry } from '../catalogue/catalogue.ts'

/** As many words as no two languages have in common by chance. */
const enough = 50

/** How much more like another language than like its own a text must be. */
const factor = 4

interface Found {
  readonly entry: CatalogueEntry
  readonly labels: Readonly<Record<string, string>>
}

/** The language that the words evidently are of, when it is another than is said: the catalogue knows words of each. */
export function findOtherLanguage(forms: readonly Found[], language: string): string | undefined {
  const same = new Map<string, number>()
  for (const { entry, labels } of forms) {
    for (const [known, { labels: words }] of entry.labels) {
      const count = Object.entries(labels).filter(([key, text]) => words[key] === text).length
      same.set(known, (same.get(known) ?? 0) + count)
    }
  }
  const own = same.get(language) ?? 0
  const [most, count] = [...same].sort(([, a], [, b]) => b - a)[0] ?? ['', 0]
  return most !== language && count >= enough && count > factor * own ? most : undefined
}
