import { z } from 'zod'
import { propertyOf } from '../../as4/ebms/user-message.ts'

/** A value, or a value with its type. */
const typedValue = z.union([z.string(), z.strictObject({ value: z.string(), type: z.string() })])

/** Properties of parts that have a field of their own here. */
const own = { MimeType: 'mimeType', CharacterSet: 'characterSet' } as const

/**
 * An element of `parts`. On the wire media type and character set are properties; whoever writes them as such means the
 * same. Whether a part is compressed the agreement says.
 */
export const part = z
  .strictObject({
    file: z.string().min(1),
    mimeType: z.string().optional(),
    characterSet: z.string().optional(),
    properties: z
      .record(z.string(), typedValue)
      .default({})
      .transform((all) =>
        Object.entries(all).map(([name, value]) => (typeof value === 'string' ? { name, value } : { name, ...value })),
      ),
  })
  .transform(({ properties, ...fields }, context) => {
    const wrong = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['properties', name], message })
    if (propertyOf(properties, 'CompressionType') !== undefined) wrong('CompressionType', 'is said by the agreement')
    for (const [name, field] of Object.entries(own) as [keyof typeof own, (typeof own)[keyof typeof own]][]) {
      const value = propertyOf(properties, name)
      fields[field] ??= value
      if (value !== undefined && value !== fields[field]) wrong(name, `is not what ${field} says`)
    }
    const { mimeType = 'application/octet-stream' } = fields
    return { ...fields, mimeType, properties: properties.filter(({ name }) => !(name in own)) }
  })
