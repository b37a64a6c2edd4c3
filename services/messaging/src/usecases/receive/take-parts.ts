import type { Arrival } from '../../as4/arrival.ts'
import { propertyOf, type UserMessage } from '../../as4/ebms/user-message.ts'
import { fail } from '../../as4/ebms-error.ts'
import { takeIn } from '../../as4/part/incoming.ts'
import { openContentKey } from '../../as4/security/read-encryption.ts'
import { decryptersFor } from '../../store/access-point.ts'
import type { ContentWriter } from '../../store/content.ts'
import type { PartRow } from '../../store/message-row.ts'
import type { App } from '../app.ts'
import { describePart } from '../describe-part.ts'
import type { Authentic } from './authenticate.ts'
import { tellOfFormerKey } from './former-key.ts'

/** The parts of a message that have all arrived and are what was signed. */
export interface TakenParts {
  parts: PartRow[]
  contentKey: Buffer
}

/** Takes all parts in. `keep` opens the place where a part is hidden; without it parts are only checked. */
export async function takeParts(
  app: App,
  authentic: Authentic,
  arrival: Arrival,
  keep?: (position: number) => ContentWriter,
): Promise<TakenParts> {
  const { message, security, expected, point, partner } = authentic
  const contentKey = await openContentKey(security.key, decryptersFor(point, partner, app.clock.now()))
  tellOfFormerKey(app, authentic)
  const parts: PartRow[] = []
  for await (const { headers, block, body } of arrival.parts) {
    const contentId = headers.contentId ?? fail('EBMS:0007', 'a MIME part has no Content-ID')
    const one = expected.get(contentId) ?? fail('EBMS:0007', 'a MIME part is not listed in the header or came twice')
    expected.delete(contentId)
    const writer = keep?.(parts.length)
    const checked = await takeIn(body, one, contentKey, app.limits, async (chunk) => writer?.write(chunk))
    await writer?.end()
    const { compressed } = one
    parts.push({ ...describe(message, contentId), ...checked, compressed, position: parts.length, contentId, block })
  }
  if (expected.size > 0) fail('EBMS:0007', 'a part that is listed in the header did not come')
  return { parts, contentKey }
}

/** What the verified header says about a part. Its name within the message is ours, made from its place. */
function describe(message: UserMessage, contentId: string) {
  const listed = message.parts.findIndex((part) => part.contentId === contentId)
  const properties = message.parts[listed]?.properties ?? []
  return {
    listed,
    id: `part-${listed + 1}`,
    mediaType: propertyOf(properties, 'MimeType') ?? 'application/octet-stream',
    ...describePart(properties),
  }
}
