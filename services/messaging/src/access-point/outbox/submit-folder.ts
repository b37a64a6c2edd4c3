import { Refused } from '@sustento/platform/errors'
import { inTenant } from '@sustento/platform/unit'
import { messageIdIn } from '../../domain/names.ts'
import { findMadeFrom } from '../../store/messages.ts'
import type { App } from '../../usecases/app.ts'
import type { PartData } from '../../usecases/part-stream.ts'
import type { Submission } from '../../usecases/submission.ts'
import { submitMessage } from '../../usecases/submit-message.ts'
import { partnerId } from '../partner-id.ts'
import { folderCtx, tenant } from '../tenant.ts'
import { type FoundFile, readPart } from './part-file.ts'
import type { ReadFolder } from './read-folder.ts'
import { Unfit } from './unfit.ts'

/** Hands a folder over to be sent, once however often it is asked for, and gives the id of its message. */
export async function submitFolder(app: App, folder: ReadFolder): Promise<string> {
  const submission = toSubmission(folder)
  const known = await inTenant(app, { tenant }, (tx) => findMadeFrom(tx, submission.source))
  if (known) return known.id
  try {
    const name = await submitMessage(app, folderCtx(submission.requestId), submission, dataOf(folder.files))
    return messageIdIn(name) ?? ''
  } catch (error) {
    throw asUnfit(error)
  }
}

function toSubmission({ message, files, digest }: ReadFolder): Submission {
  const { partner, service, serviceType, action, messageId, refToMessageId, properties, parts } = message
  const requestId = uuidFrom(digest)
  return {
    partner: partnerId(partner),
    service: { value: service, type: serviceType },
    action,
    conversationId: message.conversationId ?? requestId,
    refToMessageId,
    ...(messageId === undefined ? {} : { messageId }),
    properties: properties.map(({ name, value, type }) => ({ name, value, ...(type === undefined ? {} : { type }) })),
    parts: parts.map(({ mimeType, characterSet, properties: own }, index) => ({
      id: partIdAt(index),
      mediaType: mimeType.toLowerCase(),
      properties: characterSet === undefined ? own : [...own, { name: 'CharacterSet', value: characterSet }],
      size: files[index]?.size ?? 0,
      sha256: files[index]?.sha256 ?? '',
    })),
    source: `outbox/${digest.toString('hex')}`,
    requestId,
    bytes: digest,
  }
}

const partIdAt = (index: number) => `part-${index + 1}`

async function* dataOf(files: FoundFile[]): AsyncGenerator<PartData> {
  for (const [index, file] of files.entries()) {
    for await (const data of readPart(file)) yield { part: partIdAt(index), data }
  }
}

/** A UUID made of a digest (RFC 9562, version 8). */
function uuidFrom(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const passing = new Set(['UNAVAILABLE', 'DATABASE_UNAVAILABLE', 'RESOURCE_EXHAUSTED', 'INTERNAL'])

/** What the use case refuses is wrong with the folder, unless it may be otherwise the next time. */
function asUnfit(error: unknown): unknown {
  if (!(error instanceof Refused) || passing.has(error.reason)) return error
  const { reason: code, message: description, about, violations } = error
  const wrong = about.field === undefined ? {} : { field: inMessage(about.field) }
  if (violations.length === 0) return new Unfit([{ code, ...wrong, description }])
  return new Unfit(
    violations.map(({ field, description: what }) => ({ code, field: inMessage(field), description: what })),
  )
}

/** Where a field of a submission is in `message.json`. */
const inMessage = (field: string) =>
  field
    .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/\.mediaType$/, '.mimeType')
