import { z } from 'zod'
import { Words } from './words.ts'

const Language = z.string().regex(/^[a-z]{2,3}$/)

/** What the law needs to know of a State. */
export const Country = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/),
  name: Words,
  officialLanguages: z.array(Language).min(1),
  /** The language depends on the place of the Central Authority. */
  byTerritory: z.boolean().optional(),
  /** Declarations and reservations on languages, by instrument. */
  declarations: z
    .record(
      z.string(),
      z.strictObject({ accepts: z.array(Language).optional(), refuses: z.array(Language).optional() }),
    )
    .optional(),
  /** IANA time zone in which the authority's days begin; for States that run the product. */
  timeZone: z.string().optional(),
})
export type Country = z.infer<typeof Country>

/** The public holidays of a State as published, by year. */
export const Holidays = z.strictObject({
  state: z.string().regex(/^[A-Z]{2}$/),
  source: z.string().min(1),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.array(z.strictObject({ date: z.iso.date(), name: z.string().min(1) })),
  ),
})
export type Holidays = z.infer<typeof Holidays>
