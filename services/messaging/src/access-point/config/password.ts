import { loadConfig } from '@sustento/platform/config'
import { z } from 'zod'

const Env = z.object({ ACCESS_POINT_PASSWORD: z.string().default('') })

/** The password of a file: what the configuration says, or else the environment. */
export const password = z
  .string()
  .optional()
  .transform((given) => given ?? loadConfig(Env).ACCESS_POINT_PASSWORD)
