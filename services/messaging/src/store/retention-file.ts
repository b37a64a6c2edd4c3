import { z } from 'zod'
import { isOrdered, type Retention } from '../domain/retention.ts'

const days = z.number().int().min(1).max(36_500).optional()

/** `retention`: how long what kind of data is kept. */
export const retentionFile = z
  .strictObject({ contentDays: days, evidenceDays: days, addressingDays: days, forwardedDays: days })
  .refine(isOrdered, 'must keep addressing as long as evidence, and evidence as long as content')
  .default({}) satisfies z.ZodType<Retention>
