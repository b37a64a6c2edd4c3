import { forgetOldRequests } from '@sustento/platform/idempotent'
import { inTenant } from '@sustento/platform/unit'
import type { App } from '../app.ts'

/** Removes what nobody asks for any more, so that tables do not grow without end. */
export async function tidyUp(app: App, tenant: string): Promise<boolean> {
  await inTenant(app, { tenant }, (tx) => forgetOldRequests(tx))
  return false
}
