/** The words of a document. Its program only has names for them: nothing that was entered is ever read as markup. */
export interface Words {
  readonly all: readonly string[]
  /** What the program calls a text. */
  of(text: string): string
}

export function newWords(): Words {
  const all: string[] = []
  const known = new Map<string, string>()
  return {
    all,
    of(text) {
      const name = known.get(text) ?? `w${all.length}`
      if (!known.has(text)) {
        known.set(text, name)
        all.push(text)
      }
      return name
    },
  }
}
