import { z } from 'zod'
import { maxParts } from '../../as4/names.ts'
import { part } from './part.ts'

const property = z.strictObject({ name: z.string(), value: z.string(), type: z.string().optional() })

/** `message.json` of the outbox. Only its shape is checked here: whether it can be sent, the use case decides. */
export const MessageFile = z.strictObject({
  partner: z.string(),
  service: z.string(),
  serviceType: z.string().default(''),
  action: z.string(),
  conversationId: z.string().optional(),
  messageId: z.string().optional(),
  refToMessageId: z.string().default(''),
  properties: z.array(property).default([]),
  parts: z
    .array(part)
    .max(maxParts)
    .default([])
    .refine((all) => new Set(all.map(({ file }) => file)).size === all.length, 'a file is named twice'),
})

/** What `message.json` of the outbox says. */
export type MessageFile = z.output<typeof MessageFile>
