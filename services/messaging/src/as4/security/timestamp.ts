import type { XmlElement } from 'libxml2-wasm'
import { timestampOf } from '../ebms/values.ts'
import { fail } from '../ebms-error.ts'
import { ns } from '../names.ts'
import { attributeOf, elementsOf, is, sequence } from '../xml/element.ts'

/** How far two clocks may be apart. */
const skewMs = 5 * 60_000

/**
 * Until when a message may be processed, by the wsu:Timestamp of its security header (WS-Security 1.1.1, 10). AS4 does
 * not ask for one and products add it by configuration. Unless it is signed anybody may have put it there, and nothing
 * of it is read. `signed` holds the ids of what the signature covers.
 */
export function readExpiry(security: XmlElement, signed: ReadonlySet<string>): string | undefined {
  const [timestamp] = elementsOf(security, 'EBMS:0103').filter((child) => is(child, ns.wsu, 'Timestamp'))
  if (timestamp === undefined || !signed.has(attributeOf(timestamp, 'Id', ns.wsu) ?? '')) return undefined
  const children = sequence(timestamp, 'EBMS:0103')
  const created = children.maybe(ns.wsu, 'Created')
  const expires = children.maybe(ns.wsu, 'Expires')
  children.end()
  if (created !== undefined) timestampOf(created, 'EBMS:0103')
  return expires && timestampOf(expires, 'EBMS:0103')
}

/** Refuses a message whose sender wants it processed no more. */
export function checkExpiry(expires: string | undefined, at: Date): void {
  if (expires !== undefined && at.getTime() > Date.parse(expires) + skewMs) {
    fail('EBMS:0101', 'the security header has expired')
  }
}
