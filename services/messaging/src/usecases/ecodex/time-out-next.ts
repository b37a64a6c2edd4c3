import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import { type Effect, tick } from '../../ecodex/chain.ts'
import { reasons } from '../../ecodex/evidence/reasons.ts'
import { type EcodexMessage, endEvidences, nextOverdue, updateChain } from '../../store/ecodex-messages.ts'
import { insertEvidence } from '../../store/evidences.ts'
import type { MessageRow } from '../../store/message-row.ts'
import { getMessage } from '../../store/messages.ts'
import type { App } from '../app.ts'
import { tell } from '../tell.ts'
import { issue } from './issue.ts'
import { tellSilence } from './tell-silence.ts'

/**
 * Warns about, or gives up waiting for, the next evidence that is overdue, and tells a sender that waits for ours; false when
 * none is.
 */
export function timeOutNext(app: App, tenant: string): Promise<boolean> {
  return inTenant(app, { tenant }, async (tx) => {
    const known = await nextOverdue(tx, app.clock.now())
    if (known === undefined) return false
    const row = await getMessage(tx, known.message)
    if (row.state === 'given-up' || row.erasedAt !== null) {
      await endEvidences(tx, row.id)
      return true
    }
    if (known.chain === null) {
      await tellSilence(app, tx, tenant, row)
      return true
    }
    const { chain, effects } = tick(known.chain, app.clock.now())
    for (const effect of effects) await carryOut(app, tx, tenant, { row, known, effect })
    await updateChain(tx, row.id, chain)
    return true
  })
}

async function carryOut(
  app: App,
  tx: EntityManager,
  tenant: string,
  { row, known, effect }: { row: MessageRow; known: EcodexMessage; effect: Effect },
): Promise<void> {
  const at = app.clock.now()
  switch (effect.kind) {
    case 'warn':
      app.log.warn(
        { tenant, message: row.id, partner: row.partner, question: effect.question },
        'an evidence is overdue',
      )
      return insertEvidence(tx, row.id, { kind: 'overdue', at, code: effect.question })
    case 'expire': {
      const happening = { kind: effect.evidence, at, reasons: [reasons[effect.reason]] }
      return insertEvidence(tx, row.id, await issue(app.points.get(tenant), row.id, known.subject, happening))
    }
    case 'failed':
      return tell(tx, tenant, row, { kind: 'failed', code: 'EVIDENCE_TIMEOUT' })
    case 'delivered':
      return undefined
  }
}
