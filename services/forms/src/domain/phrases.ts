/**
 * `data/phrases/<list>.json`: sentences for grounds and reasons that recur. They are ticked beside the free text or instead
 * of it, and printed in the language of the form. Ids are stable: a sentence whose meaning changes gets a new one.
 */
export interface PhraseList {
  readonly id: string
  readonly phrases: readonly Phrase[]
}

/** A sentence; its translations stand with those of the forms' other words, by the English one. */
export interface Phrase {
  readonly id: string
  readonly en: string
  /** The article that the ground or reason comes from. */
  readonly article?: string
}

/** Lists by id. */
export type PhraseLists = ReadonlyMap<string, PhraseList>

/** The key of a phrase among the words of a form. */
export const phraseKey = (list: string, id: string): string => `${list}.${id}`
