import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { inTenant } from '@sustento/platform/unit'
import { isUuid, messageName } from '../../domain/names.ts'
import { getSigner } from '../../store/evidences.ts'
import { listReceived } from '../../store/list-messages.ts'
import type { MessageRow } from '../../store/message-row.ts'
import { findMessage } from '../../store/messages.ts'
import type { App } from '../../usecases/app.ts'
import { confirmDelivery } from '../../usecases/confirm-delivery.ts'
import { downloadPart } from '../../usecases/download.ts'
import { readMessage } from '../../usecases/read-messages.ts'
import { wireOf } from '../../usecases/send/wire-of.ts'
import { moveDurably, syncFolder, writeDurably, writeJson } from '../durable.ts'
import type { Folders } from '../folders.ts'
import { folderCtx, tenant } from '../tenant.ts'
import { folderName, partName } from './file-names.ts'
import { receivedMessage } from './received-message.ts'

/** Delivered at a time: one that cannot be holds up none of the others. */
const batch = 4

/**
 * Hands received messages over to the inbox, oldest first; true when more may wait. A message is written aside until it is
 * durable, then confirmed, then moved into place: whatever a crash leaves aside is moved when its message is confirmed
 * and made again when not. So none is lost, and none comes twice, however fast its reader takes it away.
 */
export async function deliverReceived(app: App, folders: Folders): Promise<boolean> {
  for (const id of await readdir(folders.work.inbox)) if (isUuid(id)) await settle(app, folders, id)
  const rows = await inTenant(app, { tenant }, (tx) => listReceived(tx, batch))
  const delivered = await Promise.allSettled(rows.map((row) => deliver(app, folders, row)))
  const failed = delivered.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
  return rows.length === batch
}

async function deliver(app: App, folders: Folders, row: MessageRow): Promise<void> {
  await write(app, join(folders.work.inbox, row.id), row)
  const name = messageName(tenant, row.id)
  await confirmDelivery(app, folderCtx(row.id), { name, requestId: row.id, bytes: Buffer.from(name) })
  await settle(app, folders, row.id)
}

/** What lies aside belongs into the inbox when its message is confirmed; otherwise it is not complete. */
async function settle(app: App, folders: Folders, id: string): Promise<void> {
  const aside = join(folders.work.inbox, id)
  const row = await inTenant(app, { tenant }, (tx) => findMessage(tx, id))
  if (row?.state !== 'confirmed') return rm(aside, { recursive: true })
  const place = join(folders.inbox, folderName(row.messageId))
  // Another partner may use the same id for a message of its own.
  await moveDurably(aside, existsSync(place) ? `${place}~${id}` : place)
  app.log.info({ tenant, message: id }, 'a message lies in the inbox')
}

async function write(app: App, folder: string, row: MessageRow): Promise<void> {
  const ctx = folderCtx(row.id)
  const name = messageName(tenant, row.id)
  const { parts } = await readMessage(app, ctx, name)
  const signer = await inTenant(app, ctx, (tx) => getSigner(tx, row.id))
  const { envelope } = await wireOf(app, tenant, row.id)
  const partner = app.points.get(tenant).partners.find(({ id }) => id === row.partner)?.party ?? row.partner
  await mkdir(folder, { mode: 0o700 })
  for (const { id, mediaType } of parts) {
    await writeDurably(join(folder, partName(id, mediaType)), await downloadPart(app, ctx, name, id))
  }
  await writeJson(join(folder, 'message.json'), receivedMessage({ row, parts, envelope, signer, partner }))
  await syncFolder(folder)
}
