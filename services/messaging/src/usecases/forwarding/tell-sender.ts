import type { Ctx } from '@sustento/platform/ctx'
import { v5 } from 'uuid'
import { propertyOf } from '../../as4/ebms/user-message.ts'
import { findAgreement } from '../../domain/agreement.ts'
import { getPartner, ownNames } from '../../store/access-point.ts'
import type { ForwardingRow } from '../../store/forwardings.ts'
import type { App } from '../app.ts'
import { openReceived } from '../ecodex/open-received.ts'
import type { PartData } from '../part-stream.ts'
import { submitMessage } from '../submit-message.ts'
import { type Notice, noticeParts, noticeProperties, noticeText, noticeXml } from './notice.ts'

const action = 'message'

/**
 * Informs the sender of a message that another authority of our State has it now (Article 49(2)), in the same exchange, as
 * an answer to it. It goes as a message where that is agreed, else as another one of what was sent.
 */
export async function tellSender(app: App, ctx: Ctx, { message, partner }: ForwardingRow): Promise<void> {
  const point = app.points.get(ctx.tenant)
  const { row, header } = await openReceived(app, ctx.tenant, message)
  const sender = getPartner(point, row.originalPartner || row.partner)
  const at = row.deliveredAt ?? app.clock.now()
  const to = getPartner(point, partner)
  const notice: Notice = { point, to, messageId: row.originalMessageId || row.messageId, at }
  const { service } = header
  const isAgreed = findAgreement(sender.agreements, { service, action }) !== undefined
  const requestId = v5('forwarding notice', message)
  const submission = {
    partner: sender.id,
    service,
    action: isAgreed ? action : header.action,
    conversationId: row.conversationId,
    refToMessageId: notice.messageId,
    properties: [
      { name: 'originalSender', value: ownNames(point)[0] ?? point.party },
      { name: 'finalRecipient', value: propertyOf(header.properties, 'originalSender') ?? sender.party },
      ...noticeProperties(notice),
    ],
    parts: noticeParts,
    source: '',
    requestId,
    bytes: Buffer.from(requestId),
  }
  async function* data(): AsyncGenerator<PartData> {
    yield { part: 'notice', data: noticeXml(notice) }
    yield { part: 'text', data: noticeText(notice) }
  }
  await submitMessage(app, ctx, submission, data())
}
