import type { Ctx } from '@sustento/platform/ctx'

/** An access point that runs alone serves one authority. */
export const tenant = 'access-point'

/** Whom the audit log names: whoever may write into the folders. */
export function folderCtx(requestId: string): Ctx {
  return { tenant, actor: { subject: 'folder', kind: 'service', roles: [] }, requestId, token: '' }
}
