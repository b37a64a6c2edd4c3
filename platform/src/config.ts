import type { z } from 'zod'
import { Fault } from './errors.ts'

/**
 * Reads a service's configuration from the environment, once, at start. Every wrong or missing key is named in one
 * error, so that an operator corrects a deployment in one round. Values are not repeated: some are secrets.
 */
export function loadConfig<S extends z.ZodType>(
  schema: S,
  env: Readonly<Record<string, string | undefined>> = process.env,
): z.infer<S> {
  const read = schema.safeParse(env)
  if (read.success) return read.data
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.') || '(all)'}: ${issue.message}`)
  throw new Fault(`configuration: ${wrong.join('; ')}`)
}
