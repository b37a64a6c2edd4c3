import type { XmlElement } from 'libxml2-wasm'
import { readSignal } from './ebms/read-signal.ts'
import { readUserMessage } from './ebms/read-user-message.ts'
import type { Signal } from './ebms/signal.ts'
import type { UserMessage } from './ebms/user-message.ts'
import { fail } from './ebms-error.ts'
import { declare, ns } from './names.ts'
import { checkDigests } from './security/coverage.ts'
import { type ReadSecurity, readSecurity } from './security/read-security.ts'
import { withSoap } from './xml/document.ts'
import { elementsOf, is, sequence } from './xml/element.ts'

/** A SOAP part as it was read. Its digests fit its elements; who signed is not proved before `verifySignature`. */
export interface Envelope {
  security: ReadSecurity
  content: { kind: 'message'; message: UserMessage } | { kind: 'signal'; signal: Signal }
}

/** Reads a SOAP part: one message or one signal, whose partner's certificates have to prove it. */
export function readEnvelope(bytes: Uint8Array): Envelope {
  return withSoap(bytes, (root) => {
    const { header, body } = readSoap(root)
    const { security, messaging } = readHeader(header)
    const read = security === undefined ? unsigned : readSecurity(security)
    if (read.signature !== undefined) checkDigests(read.signature, messaging, body)
    return { security: read, content: readMessaging(messaging) }
  })
}

const unsigned: ReadSecurity = { signature: undefined, key: undefined, encrypted: [] }

/** SOAP 1.2 with a header and an empty body: every payload is a MIME part (eDelivery AS4 1.4.2.2). */
function readSoap(root: XmlElement): { header: XmlElement; body: XmlElement } {
  if (!is(root, ns.S12, 'Envelope')) fail('EBMS:0009', 'not a SOAP 1.2 envelope')
  const children = sequence(root)
  const header = children.one(ns.S12, 'Header')
  const body = children.one(ns.S12, 'Body')
  children.end()
  if (elementsOf(body, 'EBMS:0009').length > 0) fail('EBMS:0009', 'the SOAP body is not empty')
  return { header, body }
}

/** Exactly these two blocks: where nothing else may stand, a signed element cannot be moved away and replaced. */
function readHeader(header: XmlElement): { security: XmlElement | undefined; messaging: XmlElement } {
  const blocks = elementsOf(header, 'EBMS:0009')
  const messagings = blocks.filter((block) => is(block, ns.eb, 'Messaging'))
  const securities = blocks.filter((block) => is(block, ns.wsse, 'Security'))
  const [messaging] = messagings
  if (messaging === undefined || messagings.length > 1) return fail('EBMS:0009', 'not exactly one eb:Messaging')
  if (securities.length > 1) fail('EBMS:0101', 'more than one security header')
  if (blocks.length !== messagings.length + securities.length) fail('EBMS:0009', 'an unexpected header block')
  return { security: securities[0], messaging }
}

function readMessaging(messaging: XmlElement): Envelope['content'] {
  const children = sequence(messaging)
  const user = children.maybe(ns.eb, 'UserMessage')
  const content: Envelope['content'] =
    user === undefined
      ? { kind: 'signal', signal: readSignal(children.one(ns.eb, 'SignalMessage')) }
      : { kind: 'message', message: readUserMessage(user) }
  children.end()
  return content
}

/** Puts a SOAP part together from fragments in their canonical form. */
export function writeEnvelope(security: string, messaging: string, body: string): Buffer {
  const header =
    security === '' ? '' : `<wsse:Security${declare('wsse')} S12:mustUnderstand="true">${security}</wsse:Security>`
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<S12:Envelope${declare('S12')}><S12:Header>${header}${messaging}` +
      `</S12:Header>${body}</S12:Envelope>`,
  )
}

/** The empty body; the signature refers to it by its id. */
export function emptyBody(id: string): string {
  return `<S12:Body${declare('S12', 'wsu')} wsu:Id="${id}"></S12:Body>`
}
