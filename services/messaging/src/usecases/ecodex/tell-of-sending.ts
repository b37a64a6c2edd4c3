import type { EntityManager } from 'typeorm'
import type { Fact } from '../../domain/facts.ts'
import { unreachable } from '../../ecodex/chain.ts'
import { reasons } from '../../ecodex/evidence/reasons.ts'
import { findEcodexMessage, updateChain } from '../../store/ecodex-messages.ts'
import { insertEvidence } from '../../store/evidences.ts'
import type { MessageRow } from '../../store/message-row.ts'
import type { App } from '../app.ts'
import { tell } from '../tell.ts'
import { type Happening, issue } from './issue.ts'

/**
 * Tells how the sending of a message ended. With e-CODEX a receipt proves no more than that the partner's gateway has it:
 * that it is delivered is told when the evidence of delivery comes. A gateway that is not reached is an evidence itself.
 */
export async function tellOfSending(
  app: App,
  tx: EntityManager,
  tenant: string,
  row: MessageRow,
  fact: Fact,
): Promise<void> {
  const known = await findEcodexMessage(tx, row.id)
  if (!known?.chain) return tell(tx, tenant, row, fact)
  if (fact.kind !== 'failed') return
  const happening: Happening = { kind: 'RELAY_REMMD_FAILURE', at: app.clock.now(), reasons: [reasons.E404] }
  await insertEvidence(tx, row.id, await issue(app.points.get(tenant), row.id, known.subject, happening))
  await updateChain(tx, row.id, unreachable(known.chain))
  await tell(tx, tenant, row, fact)
}
