import { loadConfig } from '@sustento/platform/config'
import { casesEnv } from './config.ts'
import { startCases } from './start.ts'

await startCases(loadConfig(casesEnv))
