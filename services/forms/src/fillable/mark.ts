import { z } from 'zod'

const schema = z.strictObject({
  v: z.literal(1),
  form: z.string().max(100),
  edition: z.string().max(200),
  language: z.string().max(35),
  reference: z.string().max(200),
  /** Language of free text that the copy was made with, by path. */
  languages: z.record(z.string(), z.string().max(35)),
  /** A draft for the court: it is never read in. */
  draft: z.boolean().optional(),
})

/** Of which form a fillable copy is one. It travels in a hidden field. */
export type Mark = z.infer<typeof schema>

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
