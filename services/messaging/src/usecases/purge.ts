import { audit } from '@sustento/platform/audit'
import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import { messageName } from '../domain/names.ts'
import { endOf, usualForwardedDays } from '../domain/retention.ts'
import { eraseMessage } from '../store/erase-message.ts'
import type { MessageRow } from '../store/message-row.ts'
import {
  bareMessages,
  forwardedWithContent,
  messagesWithContent,
  messagesWithEvidence,
  removeAddressing,
  removeEvidence,
} from '../store/purge.ts'
import type { App } from './app.ts'
import { destroyKeys } from './message-keys.ts'
import { accessPointActor } from './receive/record-refusal.ts'

/** At a time: a transaction stays short, whatever has gathered. */
const batch = 50

/**
 * Removes what a tenant keeps no longer, by its `retention`: a batch of contents, of evidences and of addressing. True when
 * there may be more. Whatever waits to be sent or taken over stays, however old.
 */
export async function purge(app: App, tenant: string): Promise<boolean> {
  const {
    contentDays,
    evidenceDays,
    addressingDays,
    forwardedDays = usualForwardedDays,
  } = app.points.get(tenant).retention
  const contents = await purgeKind(app, tenant, 'content', contentDays, async (tx, before) =>
    eraseContents(app, tx, tenant, await messagesWithContent(tx, before, batch)),
  )
  const forwarded = await purgeKind(app, tenant, 'forwarded', forwardedDays, async (tx, before) =>
    eraseContents(app, tx, tenant, await forwardedWithContent(tx, before, batch)),
  )
  const evidences = await purgeKind(app, tenant, 'evidence', evidenceDays, async (tx, before) => {
    const ids = await messagesWithEvidence(tx, before, batch)
    await removeEvidence(tx, ids)
    return ids
  })
  const messages = await purgeKind(app, tenant, 'addressing', addressingDays, async (tx, before) => {
    const ids = await bareMessages(tx, before, batch)
    await removeAddressing(tx, ids)
    return ids
  })
  return [contents, forwarded, evidences, messages].includes(batch)
}

async function purgeKind(
  app: App,
  tenant: string,
  kind: 'content' | 'forwarded' | 'evidence' | 'addressing',
  days: number | undefined,
  work: (tx: EntityManager, before: Date) => Promise<string[]>,
): Promise<number> {
  const before = endOf(days, app.clock.now())
  if (before === undefined) return 0
  return inTenant(app, { tenant }, async (tx) => {
    const ids = await work(tx, before)
    for (const id of ids) {
      const name = messageName(tenant, id)
      await audit(tx, accessPointActor(), { action: `message.purge-${kind}`, name, outcome: 'done' })
    }
    return ids.length
  })
}

/** Keys go last before the commit: when that fails the work is repeated, and until then nothing opens. */
async function eraseContents(app: App, tx: EntityManager, tenant: string, rows: MessageRow[]): Promise<string[]> {
  const at = app.clock.now()
  for (const row of rows) await eraseMessage(tx, row, at)
  for (const { id } of rows) await destroyKeys(app, tx, tenant, id)
  return rows.map(({ id }) => id)
}
