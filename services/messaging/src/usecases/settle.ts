import type { EntityManager } from 'typeorm'
import type { UserMessage } from '../as4/ebms/user-message.ts'
import type { AccessPoint } from '../store/access-point.ts'
import type { MessageRow } from '../store/message-row.ts'
import type { App } from './app.ts'
import { beginForwarding } from './forwarding/begin.ts'
import { takeNotice } from './forwarding/take-notice.ts'
import type { Route } from './receive/route.ts'
import { tell } from './tell.ts'

/**
 * What becomes of a message that was received and accepted, in the transaction of that: it is forwarded to the authority
 * of our State that it is for, or it tells that a message of ours was, or `cases` takes it over.
 */
export async function settle(
  app: App,
  tx: EntityManager,
  point: AccessPoint,
  row: MessageRow,
  { forwardTo, properties }: Pick<Route, 'forwardTo'> & Pick<UserMessage, 'properties'>,
): Promise<void> {
  if (forwardTo !== undefined) return beginForwarding(app, tx, point, row, { to: forwardTo, note: '' })
  if (await takeNotice(app, tx, point, row, properties)) return
  await tell(tx, point.tenant, row, { kind: 'received' })
}
