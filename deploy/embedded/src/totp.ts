import { codeAt } from '@sustento/identity/secrets/totp'
import { systemClock } from '@sustento/platform/clock'

/** The code that an authenticator app would show now for this secret. */
export const totpNow = (secret: string): string => codeAt(secret, systemClock.now())
