import { main } from '@sustento/platform/commands'
import { loadConfig } from '@sustento/platform/config'
import { statsEnv } from './config.ts'
import { startStats, statsBase } from './start.ts'

await main(loadConfig(statsEnv), statsBase, startStats)
