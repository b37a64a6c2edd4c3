import { address, serviceEnv } from '@sustento/platform/service-env'
import type { z } from 'zod'

/** Environment of this service. */
export const statsEnv = serviceEnv({ grpcPort: 50_054, httpPort: 8084, pool: 5 }).extend({
  CASES_ADDRESS: address.describe('Where `cases` answers gRPC'),
})

/** Configuration of this service. */
export type StatsConfig = z.infer<typeof statsEnv>
