import { loadConfig } from '@sustento/platform/config'
import { formsEnv } from './config.ts'
import { startForms } from './start.ts'

await startForms(loadConfig(formsEnv))
