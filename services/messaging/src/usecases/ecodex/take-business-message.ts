import { together } from '@sustento/platform/postgres/together'
import { inTenant } from '@sustento/platform/unit'
import type { EvidenceKind } from '../../ecodex/evidence/kinds.ts'
import { reasons } from '../../ecodex/evidence/reasons.ts'
import { nextSilence } from '../../ecodex/silence.ts'
import { insertEcodexMessage } from '../../store/ecodex-messages.ts'
import { type EcodexWork, endWork } from '../../store/ecodex-work.ts'
import { insertEvidence } from '../../store/evidences.ts'
import type { App } from '../app.ts'
import { routeOf } from '../receive/route.ts'
import { settle as settleArrival } from '../settle.ts'
import { tellIncident } from '../tell.ts'
import { type Issued, issue } from './issue.ts'
import { type Judgement, judgeArrival } from './judge-arrival.ts'
import type { Received } from './open-received.ts'
import { sendBack } from './send-back.ts'

/**
 * A business message has arrived: it is judged, its sender is given the evidences, and `cases` is told of it when it was
 * accepted. Of one that was not, an administrator is told.
 */
export async function takeBusinessMessage(
  app: App,
  tenant: string,
  received: Received,
  work: EcodexWork,
): Promise<void> {
  const judgement = await judgeArrival(app, tenant, received)
  try {
    await settle(app, tenant, { received, work, judgement })
  } finally {
    await judgement.contained?.discard()
  }
}

async function settle(
  app: App,
  tenant: string,
  { received, work, judgement }: { received: Received; work: EcodexWork; judgement: Judgement },
): Promise<void> {
  const { row } = received
  const { subject, submission, contained, answers, breach } = judgement
  const issued: Issued[] = []
  for (const kind of answers) {
    const evidence = await issue(app.points.get(tenant), row.id, subject, happening(kind, work.at))
    await sendBack(app, tenant, received, subject, evidence)
    issued.push(evidence)
  }
  await inTenant(app, { tenant }, async (tx) => {
    if (!(await endWork(tx, work))) return
    if (submission !== undefined) await insertEvidence(tx, row.id, submission)
    for (const evidence of issued) await insertEvidence(tx, row.id, evidence)
    if (breach !== '') return tellIncident(tx, tenant, row.partner, breach, row.id)
    await contained?.store(tx)
    const waited = { since: row.createdAt, isTaken: false, isForwarded: false, said: [] }
    await together(tx, [insertEcodexMessage({ message: row.id, subject, chain: null }, nextSilence(waited)?.at)])
    const point = app.points.get(tenant)
    const partner = point.partners.find(({ id }) => id === row.partner)
    const route = partner && routeOf(point, partner, received.header)
    await settleArrival(app, tx, point, row, { ...route, ...received.header })
  })
}

function happening(kind: EvidenceKind, at: Date) {
  return { kind, at, reasons: kind === 'RELAY_REMMD_ACCEPTANCE' ? [] : [reasons.E100] }
}
