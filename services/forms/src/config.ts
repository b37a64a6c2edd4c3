import { serviceEnv } from '@sustento/platform/service-env'
import { z } from 'zod'

const whole = z.coerce.number().int()

/** Environment of this service. */
export const formsEnv = serviceEnv({ grpcPort: 50_052, httpPort: 8082, pool: 2 }).extend({
  RENDERERS: whole.min(1).max(16).default(1).describe('Documents rendered at a time, each in a child process'),
  RENDER_TIMEOUT_MS: whole
    .min(1000)
    .max(120_000)
    .default(20_000)
    .describe('Processor time of a document; one that takes more is given up'),
  READ_TIMEOUT_MS: whole
    .min(1000)
    .max(60_000)
    .default(5000)
    .describe('Processor time of a file of others; one that takes more is refused'),
  RENDERER_IDLE_MS: whole.min(100).default(20_000).describe('A renderer without work ends after this time'),
})

/** Configuration of this service. */
export type FormsConfig = z.infer<typeof formsEnv>
