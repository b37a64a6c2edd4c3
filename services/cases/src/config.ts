import { address, serviceEnv } from '@sustento/platform/service-env'
import type { z } from 'zod'

/** Environment of this service. */
export const casesEnv = serviceEnv({ grpcPort: 50_051, httpPort: 8081, pool: 5 }).extend({
  FORMS_ADDRESS: address.describe('Where `forms` answers gRPC'),
  MESSAGING_ADDRESS: address.describe('Where `messaging` answers gRPC'),
  IDENTITY_ADDRESS: address.describe('Where `identity` answers gRPC'),
})

/** Configuration of this service. */
export type CasesConfig = z.infer<typeof casesEnv>
