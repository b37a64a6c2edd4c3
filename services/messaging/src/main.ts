import { loadConfig } from '@sustento/platform/config'
import { messagingEnv } from './config.ts'
import { startMessaging } from './start.ts'

await startMessaging(loadConfig(messagingEnv))
