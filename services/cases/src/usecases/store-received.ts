import { type StoredObject, writeChunks } from '@sustento/platform/chunks/chunks'
import { refuse } from '@sustento/platform/errors'
import type { Message, MessagePart } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { AttachedDocument } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { v4, v7 } from 'uuid'
import type { Instrument, Side } from '../domain/instrument.ts'
import { getForm, getInstrument } from '../domain/law.ts'
import { childName } from '../domain/names.ts'
import { purposeOf } from '../domain/saying.ts'
import { inWords } from '../domain/words.ts'
import { sealAnswers } from '../store/answers.ts'
import { insertDocument } from '../store/documents.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { IncomingMessageRow } from '../store/entities/incoming-message.ts'
import { insertSubmission } from '../store/submissions.ts'
import { dataOf } from './byte-streams.ts'
import type { ReceivedForm } from './fetch-forms.ts'
import { tenantOf } from './moment.ts'
import { noteDone } from './record.ts'
import type { Vault } from './vault.ts'
import type { Work } from './work.ts'

/** A message of another authority with its forms read. */
export interface Received {
  message: Message
  forms: ReceivedForm[]
  row: IncomingMessageRow
}

/** What of a message is stored, and where. */
interface Storing extends Received {
  work: Work
  vault: Vault
  instrument: Instrument
  sender: Side
}

/** What was stored: names of the forms in their order, and the documents. */
export interface Stored {
  submissions: string[]
  documents: AttachedDocument[]
}

/** Stores the forms and documents of a message in its case, each checked against the digest that was promised. */
export async function storeReceived(
  work: Work,
  vault: Vault,
  owner: CaseRow,
  sender: Side,
  received: Received,
): Promise<Stored> {
  const instrument = getInstrument(work.app.law, owner.instrument)
  const storing: Storing = { ...received, work, vault, instrument, sender }
  const submissions: string[] = []
  let carrier: string | null = null
  for (const form of received.forms) {
    const id: string = await storeForm(storing, form, carrier)
    carrier ??= id
    submissions.push(childName(work.ctx.tenant, owner.id, 'submissions', id))
  }
  const documents: AttachedDocument[] = []
  for (const part of received.message.parts.filter(({ kind }) => kind === 'attachment')) {
    documents.push(await storeDocument(storing, part))
  }
  return { submissions, documents }
}

async function storeForm(storing: Storing, form: ReceivedForm, carrier: string | null): Promise<string> {
  const { work, vault, instrument, sender, message, row } = storing
  const { ctx, tx, at } = work
  const { caseId } = row
  const id = v7()
  const xmlBlob = v7()
  const xml = await writeChunks(tx, vault, xmlBlob, [form.xml])
  const pdfBlob = form.pdf ? v7() : null
  const pdf = form.pdf && pdfBlob ? await storePart(storing, form.pdf, pdfBlob) : undefined
  await insertSubmission(tx, {
    id,
    caseId,
    form: form.form,
    edition: form.edition,
    purpose: purposeOf(getForm(instrument, form.form), sender),
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
    frozenAt: at,
    postedOn: null,
    etag: v4(),
    createdAt: at,
  })
  const name = childName(ctx.tenant, caseId, 'submissions', id)
  await noteDone(work, caseId, 'submission-received', { form: form.form }, name)
  return id
}

async function storeDocument(storing: Storing, part: MessagePart): Promise<AttachedDocument> {
  const { work, vault, instrument, message, row } = storing
  const { app, ctx, tx, at } = work
  const { caseId } = row
  const id = v7()
  const { size, sha256 } = await storePart(storing, part, id)
  const kind = instrument.documents[part.documentKind] ? part.documentKind : 'other'
  const words = instrument.documents[kind]?.title
  // names of files do not travel between us, the kind does; other products give a name and no kind
  const said = words ? inWords(words, tenantOf(app, ctx.tenant).languages[0]) : kind
  const title = kind === 'other' && part.fileName !== '' ? part.fileName : said
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
    createdAt: at,
  })
  await noteDone(work, caseId, 'document-received', { kind }, name)
  return AttachedDocument.create({ kind, title, document: name, language: '' })
}

async function storePart({ work, vault, message }: Storing, part: MessagePart, blob: string): Promise<StoredObject> {
  const { app, ctx, tx } = work
  const download = app.peers.messaging.downloadPart({ name: message.name, part: part.id }, ctx)
  const stored = await writeChunks(tx, vault, blob, dataOf(download))
  if (stored.sha256 === part.sha256) return stored
  return refuse('UNAVAILABLE', 'a part arrived with another content than the access point promised', { part: part.id })
}
