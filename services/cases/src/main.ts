import { main } from '@sustento/platform/commands'
import { loadConfig } from '@sustento/platform/config'
import { casesEnv } from './config.ts'
import { casesBase, startCases } from './start.ts'

await main(loadConfig(casesEnv), casesBase, startCases)
