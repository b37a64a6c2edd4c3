import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { EraseCaseRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { App } from '../app.ts'
import { caseIdIn } from '../domain/names.ts'
import { changeCase, getCaseForUpdate } from '../store/cases.ts'
import { eraseContents } from '../store/erase.ts'
import { messagesOf } from '../store/messages-of.ts'
import { tell } from './facts.ts'
import { once } from './once.ts'
import { requirePlain } from './plain-text.ts'
import { auditDone, noteDone } from './record.ts'
import { destroyVault } from './vault.ts'

/**
 * Erases a case: its key, everything sealed with it, and the values under which persons were found. The others are
 * told. The key goes last before the commit: when that fails the erasure is repeated, and until then nothing opens.
 */
export async function eraseCase(app: App, ctx: Ctx, request: EraseCaseRequest): Promise<string> {
  const { name, etag, legalBasis } = request
  if (legalBasis.trim() === '') refuse('INVALID_ARGUMENT', 'an erasure needs its legal basis', { field: 'legal_basis' })
  requirePlain('legal_basis', legalBasis)
  const id = caseIdIn(name)
  return once(app, ctx, 'EraseCase', EraseCaseRequest, request, async (work) => {
    const { tx, at } = work
    const row = await getCaseForUpdate(tx, id, etag)
    await eraseContents(tx, id, at)
    const erased = { sealed: null, sealedTitle: null, erasedAt: at }
    const after = await changeCase(tx, row, erased, at)
    await noteDone(work, id, 'case-erased')
    await tell(work, after, 'CaseErased', { messages: await messagesOf(tx, id) })
    await auditDone(work, 'case.erase', name, legalBasis)
    await destroyVault(app, tx, ctx.tenant, id)
    return name
  })
}
