import { loadConfig } from '@sustento/platform/config'
import { identityEnv } from './config.ts'
import { startIdentity } from './start.ts'

await startIdentity(loadConfig(identityEnv))
