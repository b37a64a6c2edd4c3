import { readChunks } from '@sustento/platform/chunks/chunks'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import type { App } from '../app.ts'
import { caseIdIn, childIdsIn } from '../domain/names.ts'
import { getCase } from '../store/cases.ts'
import { documentsOf, getDocument } from '../store/documents.ts'
import type { DocumentRow } from '../store/entities/document.ts'
import type { Sealer } from '../store/sealer.ts'
import { noteOpened } from './opened.ts'
import { auditDone } from './record.ts'
import { seesPersons } from './sight.ts'
import { openVault } from './vault.ts'
import { doWork } from './work.ts'

/** A document as somebody reads it. */
export interface ReadDocument {
  row: DocumentRow
  /** Empty after erasure and for those who may not see it. */
  title: string
}

/** Lists the documents of a case in the order in which they came. */
export function readDocuments(app: App, ctx: Ctx, parent: string): Promise<ReadDocument[]> {
  const caseId = caseIdIn(parent)
  return doWork(app, ctx, async (work) => {
    const { tx } = work
    const { erasedAt } = await getCase(tx, caseId)
    const rows = await documentsOf(tx, caseId)
    if (erasedAt || !seesPersons(ctx)) return rows.map((row) => ({ row, title: '' }))
    const vault = await openVault(app, ctx.tenant, caseId)
    await auditDone(work, 'document.list', parent)
    return rows.map((row) => ({ row, title: titleOf(vault, row) }))
  })
}

/** Reads one document's particulars. */
export function readDocument(app: App, ctx: Ctx, name: string): Promise<ReadDocument> {
  const { caseId, id } = childIdsIn(name, 'documents')
  return doWork(app, ctx, async (work) => {
    const { tx } = work
    const row = await getDocument(tx, caseId, id)
    if (!row.sealedTitle) refuse('ERASED', 'the personal data of this case have been erased', { document: id })
    return { row, title: titleOf(await openVault(app, ctx.tenant, caseId), row) }
  })
}

/** Streams a document, after its reading was put in the audit log. */
export async function* downloadDocument(
  app: App,
  ctx: Ctx,
  name: string,
): AsyncGenerator<ReadDocument & { data: Buffer }> {
  const document = await readDocument(app, ctx, name)
  const { caseId, id } = document.row
  const vault = await openVault(app, ctx.tenant, caseId)
  await doWork(app, ctx, async (work) => {
    await auditDone(work, 'document.read', name)
    if (document.row.received) await noteOpened(work, caseId, document.row.message)
  })
  const { manager } = await app.dbs.get(ctx.tenant)
  for await (const data of readChunks(manager, vault, id)) yield { ...document, data }
}

function titleOf(vault: Sealer, { id, sealedTitle }: DocumentRow): string {
  return sealedTitle ? vault.open('documents', id, 'sealed_title', sealedTitle).toString() : ''
}
