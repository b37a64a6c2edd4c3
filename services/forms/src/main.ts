import { main } from '@sustento/platform/commands'
import { loadConfig } from '@sustento/platform/config'
import { formsEnv } from './config.ts'
import { formsBase, startForms } from './start.ts'

await main(loadConfig(formsEnv), formsBase, startForms)
