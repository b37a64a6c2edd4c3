import { main } from '@sustento/platform/commands'
import { loadConfig } from '@sustento/platform/config'
import { identityEnv } from './config.ts'
import { identityBase, startIdentity } from './start.ts'

await main(loadConfig(identityEnv), identityBase, startIdentity)
