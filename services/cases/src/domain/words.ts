import { z } from 'zod'

/** A text in the languages that the product speaks itself. */
export const Words = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) })
export type Words = z.infer<typeof Words>

/** The text in the language wished for, BCP 47; English when there is none. */
export function inWords(words: Words, language: string | undefined): string {
  return language?.toLowerCase().startsWith('fr') ? words.fr : words.en
}
