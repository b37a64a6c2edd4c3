import { type Property, propertyOf } from '../as4/ebms/user-message.ts'
import { kindByName } from '../ecodex/parts.ts'
import type { PartRow } from '../store/message-row.ts'

/** What the properties of a part say about what it is. */
export function describePart(properties: Property[]): Pick<PartRow, 'kind' | 'documentKind'> {
  return {
    kind: propertyOf(properties, 'kind') ?? kindByName(properties) ?? 'attachment',
    documentKind: propertyOf(properties, 'documentKind') ?? '',
  }
}
