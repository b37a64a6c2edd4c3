import './small-young-generation.ts'
import { main } from '@sustento/platform/commands'
import { loadConfig } from '@sustento/platform/config'
import { messagingEnv } from './config.ts'
import { messagingBase, startMessaging } from './start.ts'

await main(loadConfig(messagingEnv), messagingBase, startMessaging)
