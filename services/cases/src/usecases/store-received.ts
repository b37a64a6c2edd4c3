import { type StoredObject, writeChunks } from '@sustento/platform/chunks/chunks'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import type { Message, MessagePart } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { AttachedDocument } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { EntityManager } from 'typeorm'
import { v4, v7 } from 'uuid'
import type { App } from '../app.ts'
import type { Instrument } from '../domain/instrument.ts'
import { getForm } from '../domain/law.ts'
import { childName } from '../domain/names.ts'
import { inWords } from '../domain/words.ts'
import { sealAnswers } from '../store/answers.ts'
import { insertDocument } from '../store/documents.ts'
import type { IncomingMessageRow } from '../store/entities/incoming-message.ts'
import { insertSubmission } from '../store/submissions.ts'
import { dataOf } from './byte-streams.ts'
import type { ReceivedForm } from './fetch-forms.ts'
import { momentOf, tenantOf } from './moment.ts'
import { noteDone } from './record.ts'
import type { Vault } from './vault.ts'

/** A message of another authority with its forms read. */
export interface Received {
  message: Message
  forms: ReceivedForm[]
  row: IncomingMessageRow
}

/** Stores the forms and documents of a message in its case, each checked against the digest that was promised. */
export async function storeReceived(
  app: App,
  ctx: Ctx,
  tx: EntityManager,
  vault: Vault,
  instrument: Instrument,
  { message, forms, row: { caseId } }: Received,
): Promise<AttachedDocument[]> {
  let carrier: string | null = null
  for (const form of forms) {
    const id: string = await storeForm(app, ctx, tx, vault, instrument, caseId, message, form, carrier)
    carrier ??= id
  }
  const documents: AttachedDocument[] = []
  for (const part of message.parts.filter(({ kind }) => kind === 'attachment')) {
    documents.push(await storeDocument(app, ctx, tx, vault, instrument, caseId, message, part))
  }
  return documents
}

async function storeForm(
  app: App,
  ctx: Ctx,
  tx: EntityManager,
  vault: Vault,
  instrument: Instrument,
  caseId: string,
  message: Message,
  form: ReceivedForm,
  carrier: string | null,
): Promise<string> {
  const moment = momentOf(app, ctx.tenant)
  const id = v7()
  const xmlBlob = v7()
  const xml = await writeChunks(tx, vault, xmlBlob, [form.xml])
  const pdfBlob = form.pdf ? v7() : null
  const pdf = form.pdf && pdfBlob ? await storePart(app, ctx, tx, vault, message, form.pdf, pdfBlob) : undefined
  await insertSubmission(tx, {
    id,
    caseId,
    form: form.form,
    edition: form.edition,
    purpose: getForm(instrument, form.form).purpose,
    language: form.language,
    direction: 'incoming',
    state: 'received',
    signedParts: [],
    carrier,
    documents: [],
    message: message.name,
    delivery: 'received',
    sealedAnswers: sealAnswers(vault, id, form.answers),
    sealedQuestions: null,
    pdfBlob,
    pdfSha256: pdf?.sha256 ?? null,
    pdfSize: pdf ? String(pdf.size) : null,
    xmlBlob,
    xmlSha256: xml.sha256,
    xmlSize: String(xml.size),
    frozenAt: moment.at,
    etag: v4(),
    createdAt: moment.at,
  })
  const name = childName(ctx.tenant, caseId, 'submissions', id)
  await noteDone(tx, ctx, caseId, moment, 'submission-received', { form: form.form }, name)
  return id
}

async function storeDocument(
  app: App,
  ctx: Ctx,
  tx: EntityManager,
  vault: Vault,
  instrument: Instrument,
  caseId: string,
  message: Message,
  part: MessagePart,
): Promise<AttachedDocument> {
  const moment = momentOf(app, ctx.tenant)
  const id = v7()
  const { size, sha256 } = await storePart(app, ctx, tx, vault, message, part, id)
  const kind = instrument.documents[part.documentKind] ? part.documentKind : 'other'
  const words = instrument.documents[kind]?.title
  // names of files do not travel; the kind does
  const title = words ? inWords(words, tenantOf(app, ctx.tenant).languages[0]) : kind
  const name = childName(ctx.tenant, caseId, 'documents', id)
  await insertDocument(tx, {
    id,
    caseId,
    kind,
    mediaType: part.mediaType,
    language: '',
    size: String(size),
    sha256,
    received: true,
    message: message.name,
    sealedTitle: vault.seal('documents', id, 'sealed_title', Buffer.from(title)),
    createdAt: moment.at,
  })
  await noteDone(tx, ctx, caseId, moment, 'document-received', { kind }, name)
  return AttachedDocument.create({ kind, title, document: name, language: '' })
}

async function storePart(
  app: App,
  ctx: Ctx,
  tx: EntityManager,
  vault: Vault,
  message: Message,
  part: MessagePart,
  blob: string,
): Promise<StoredObject> {
  const stored = await writeChunks(
    tx,
    vault,
    blob,
    dataOf(app.peers.messaging.downloadPart({ name: message.name, part: part.id }, ctx)),
  )
  if (stored.sha256 === part.sha256) return stored
  return refuse('UNAVAILABLE', 'a part arrived with another content than the access point promised', { part: part.id })
}
