import { z } from 'zod'
import { isHeaderText } from '../../as4/ebms/values.ts'

/** A text that can stand in a header. */
export const headerText = z.string().refine((text) => isHeaderText(text), 'must be a text of 1 to 255 characters')

/** The same, or empty. */
export const optionalText = z.union([z.literal(''), headerText])
