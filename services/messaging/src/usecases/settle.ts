import { type Statement, together } from '@sustento/platform/postgres/together'
import { atOnce, inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import type { UserMessage } from '../as4/ebms/user-message.ts'
import type { AccessPoint } from '../store/access-point.ts'
import type { MessageRow } from '../store/message-row.ts'
import type { App } from './app.ts'
import { beginForwarding } from './forwarding/begin.ts'
import { mayBeNotice, takeNotice } from './forwarding/take-notice.ts'
import type { Route } from './receive/route.ts'
import { tell, tellStatement } from './tell.ts'

/** What decides about that. */
type About = Pick<Route, 'forwardTo'> & Pick<UserMessage, 'properties'>

/**
 * What becomes of a message that was received and accepted, in the transaction of that: it is forwarded to the authority
 * of our State that it is for, or it tells that a message of ours was, or `cases` takes it over.
 */
export async function settle(
  app: App,
  tx: EntityManager,
  point: AccessPoint,
  row: MessageRow,
  { forwardTo, properties }: About,
): Promise<void> {
  if (forwardTo !== undefined) return beginForwarding(app, tx, point, row, { to: forwardTo, note: '' })
  if (await takeNotice(app, tx, point, row, properties)) return
  await tell(tx, point.tenant, row, { kind: 'received' })
}

/** The same in the commit that stores the message: nearly always `cases` is told, and one statement does it all. */
export async function settleNew(
  app: App,
  point: AccessPoint,
  row: MessageRow,
  about: About,
  rows: Statement[],
): Promise<void> {
  if (about.forwardTo === undefined && !mayBeNotice(row, about.properties)) {
    return atOnce(app, point, [...rows, tellStatement(point.tenant, row, { kind: 'received' })])
  }
  await inTenant(app, point, async (tx) => {
    await together(tx, rows)
    await settle(app, tx, point, row, about)
  })
}
