import { serviceEnv } from '@sustento/platform/service-env'
import { z } from 'zod'

const whole = z.coerce.number().int()

/** Environment of this service. */
export const formsEnv = serviceEnv({ grpcPort: 50_052, httpPort: 8082, pool: 2 }).extend({
  RENDERERS: whole.min(1).max(16).default(1).describe('Documents rendered at a time, each in a child process'),
  RENDER_TIMEOUT_MS: whole.min(1000).max(120_000).default(20_000).describe('A document that takes longer is given up'),
  READ_TIMEOUT_MS: whole.min(1000).max(60_000).default(5000).describe('A file of others that takes longer is refused'),
  RENDERER_IDLE_MS: whole.min(100).default(20_000).describe('A renderer without work ends after this time'),
})

/** Configuration of this service. */
export type FormsConfig = z.infer<typeof formsEnv>
