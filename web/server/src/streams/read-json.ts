import { refuse } from '@sustento/platform/errors'
import type { z } from 'zod'

/** What a body says in JSON, or a refusal that names each field that is wrong. */
export function readJson<T>(body: Buffer, schema: z.ZodType<T>, message: string): T {
  const read = schema.safeParse(jsonIn(body))
  if (read.success) return read.data
  const violations = read.error.issues.map(({ path, message: description }) => {
    return { field: path.join('.'), description, reason: 'PATTERN' }
  })
  return refuse('INVALID_ARGUMENT', message, {}, violations)
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
