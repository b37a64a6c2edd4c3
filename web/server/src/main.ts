import { loadConfig } from '@sustento/platform/config'
import { webEnv } from './config.ts'
import { startWeb } from './start.ts'

await startWeb(loadConfig(webEnv))
