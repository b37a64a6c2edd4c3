import { loadConfig } from '@sustento/platform/config'
import { statsEnv } from './config.ts'
import { startStats } from './start.ts'

await startStats(loadConfig(statsEnv))
