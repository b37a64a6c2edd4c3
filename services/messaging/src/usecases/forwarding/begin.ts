import type { EntityManager } from 'typeorm'
import type { AccessPoint, Partner } from '../../store/access-point.ts'
import { insertEvidence } from '../../store/evidences.ts'
import { putForwarding, updateForwarded } from '../../store/forwardings.ts'
import type { MessageRow } from '../../store/message-row.ts'
import type { App } from '../app.ts'
import { countForwarding } from '../metrics.ts'
import { tell } from '../tell.ts'

/** Where a message goes, and what an official wrote about it; empty when the message itself says so. */
export interface Decision {
  to: Partner
  note: string
}

/** Decides that a received message is forwarded: from here on nobody takes it over. The sending follows. */
export async function beginForwarding(
  app: App,
  tx: EntityManager,
  point: AccessPoint,
  row: MessageRow,
  { to, note }: Decision,
): Promise<void> {
  const at = app.clock.now()
  await updateForwarded(tx, row.id, 'forwarding', at)
  await putForwarding(tx, row.id, to.id, at)
  await insertEvidence(tx, row.id, { kind: 'forwarding', at, code: to.id, note })
  await tell(tx, point.tenant, row, { kind: 'forwarded', to: to.id })
  countForwarding(point.tenant, 'begun')
}
