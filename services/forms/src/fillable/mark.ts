import { z } from 'zod'
import type { Answer } from '../domain/answers.ts'

const tag = z.string().max(35)
const translation = z.strictObject({ language: tag, text: z.string() })
const schema = z.strictObject({
  v: z.literal(1),
  form: z.string().max(100),
  edition: z.string().max(200),
  language: tag,
  reference: z.string().max(200),
  /** A draft for the court: it is never read in. */
  draft: z.boolean().optional(),
  /** Language and translations of the free text that the copy was made with, by path. */
  texts: z.record(
    z.string(),
    z.strictObject({ language: tag.optional(), translations: z.array(translation).optional() }),
  ),
})

/** What a text was known by besides its words. */
export type TextsBefore = Mark['texts']

/** Of which form a fillable copy is one. It travels in a hidden field. */
export type Mark = z.infer<typeof schema>

/** Language and translations of texts: they come back with what nobody changes. */
export const textsOf = (answers: readonly Answer[]): TextsBefore =>
  Object.fromEntries(
    answers
      .filter(({ language, translations = [] }) => language || translations.length > 0)
      .map(({ path, language, translations = [] }) => [
        path,
        { ...(language ? { language } : {}), ...(translations.length > 0 ? { translations: [...translations] } : {}) },
      ]),
  )

/** The mark as text. */
export const writeMark = (mark: Mark): string => JSON.stringify(mark)

/** The mark in a text; undefined when it is none. */
export function findMark(text: string): Mark | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
