import { deleteChunks, type StoredObject, writeChunks } from '@sustento/platform/chunks/chunks'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import {
  UploadDocumentHeader,
  type UploadDocumentRequest,
} from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { AttachedDocument } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { idempotent } from '@sustento/platform/idempotent'
import { v7 } from 'uuid'
import type { App } from '../app.ts'
import { getInstrument } from '../domain/law.ts'
import { caseIdIn, childName } from '../domain/names.ts'
import { readFile, sealFile } from '../store/case-file.ts'
import { changeCase, getCaseForUpdate } from '../store/cases.ts'
import { insertDocument } from '../store/documents.ts'
import { limitedTo } from './byte-streams.ts'
import { requireLanguage } from './plain-text.ts'
import { auditDone, noteDone } from './record.ts'
import { openVault, type Vault } from './vault.ts'
import { doWork, type Work } from './work.ts'

/** Largest document. */
const LARGEST = 100 * 1024 * 1024

/**
 * Stores a document as it streams in, sealed, and lists it last among those that accompany the application. A
 * repeated request with the same content leaves nothing behind and names the first document.
 */
export async function uploadDocument(
  app: App,
  ctx: Ctx,
  requests: AsyncIterable<UploadDocumentRequest>,
): Promise<string> {
  const elements = requests[Symbol.asyncIterator]()
  const header = headerOf((await elements.next()).value)
  const caseId = caseIdIn(header.parent)
  const vault = await openVault(app, ctx.tenant, caseId)
  const id = v7()
  return doWork(app, ctx, async (work) => {
    const { tx } = work
    const blob = await writeChunks(tx, vault, id, limitedTo(LARGEST, dataIn(elements)))
    const content = Buffer.concat([UploadDocumentHeader.encode(header).finish(), Buffer.from(blob.sha256)])
    const name = childName(ctx.tenant, caseId, 'documents', id)
    const answer = await idempotent(tx, ctx, 'UploadDocument', header.requestId, content, async () => {
      await store(work, vault, header, { ...blob, id, caseId, name })
      return name
    })
    if (answer !== name) await deleteChunks(tx, id)
    return answer
  })
}

async function store(
  work: Work,
  vault: Vault,
  header: UploadDocumentHeader,
  { id, caseId, name, size, sha256 }: StoredObject & { id: string; caseId: string; name: string },
): Promise<void> {
  const { app, tx, at } = work
  const row = await getCaseForUpdate(tx, caseId)
  const { kind, title, language } = header
  const kinds = Object.keys(getInstrument(app.law, row.instrument).documents)
  if (!kinds.includes(kind)) refuse('INVALID_ARGUMENT', `kind must be one of ${kinds.join(', ')}`, { field: 'kind' })
  const file = await readFile(tx, vault, row)
  file.documents.push(AttachedDocument.create({ kind, title, language, document: name }))
  await insertDocument(tx, {
    id,
    caseId,
    kind,
    mediaType: header.mediaType,
    language,
    size: String(size),
    sha256,
    received: false,
    message: null,
    sealedTitle: vault.seal('documents', id, 'sealed_title', Buffer.from(title)),
    createdAt: at,
  })
  await changeCase(tx, row, { sealed: sealFile(vault, caseId, file) }, at)
  await noteDone(work, caseId, 'document-added', { kind }, name)
  await auditDone(work, 'document.add', name)
}

function headerOf(first: UploadDocumentRequest | undefined): UploadDocumentHeader {
  const { element } = first ?? {}
  if (element?.$case !== 'header') refuse('INVALID_ARGUMENT', 'the first element must be the header')
  const { title, mediaType } = element.value
  if (title.trim() === '') refuse('INVALID_ARGUMENT', 'the document needs a title', { field: 'header.title' })
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(mediaType)) {
    refuse('INVALID_ARGUMENT', 'the document needs a media type', { field: 'header.media_type' })
  }
  requireLanguage('header.language', element.value.language)
  return element.value
}

async function* dataIn(elements: AsyncIterator<UploadDocumentRequest>): AsyncGenerator<Buffer> {
  for (let next = await elements.next(); !next.done; next = await elements.next()) {
    const { element } = next.value
    if (element?.$case !== 'data') refuse('INVALID_ARGUMENT', 'after the header only data may follow')
    yield element.value
  }
}
