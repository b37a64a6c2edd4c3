import type { XmlElement } from 'libxml2-wasm'
import { readSignal } from './ebms/read-signal.ts'
import { readUserMessage } from './ebms/read-user-message.ts'
import type { Signal } from './ebms/signal.ts'
import type { UserMessage } from './ebms/user-message.ts'
import { fail } from './ebms-error.ts'
import { type HeaderBlocks, readHeader } from './header-blocks.ts'
import { declare, ns } from './names.ts'
import { checkDigests } from './security/coverage.ts'
import { type ReadSecurity, readSecurity } from './security/read-security.ts'
import { readExpiry } from './security/timestamp.ts'
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
    const blocks = readHeader(header)
    checkBody(blocks.messaging, body)
    return { security: readProtection(blocks, body), content: readMessaging(blocks.messaging) }
  })
}

/** SOAP 1.2 with a header. */
function readSoap(root: XmlElement): { header: XmlElement; body: XmlElement } {
  if (!is(root, ns.S12, 'Envelope')) fail('EBMS:0009', 'not a SOAP 1.2 envelope')
  const children = sequence(root)
  const header = children.one(ns.S12, 'Header')
  const body = children.one(ns.S12, 'Body')
  children.end()
  return { header, body }
}

/**
 * Empty with a message: every payload is a MIME part (eDelivery AS4 1.4.2.2). With a signal whatever it holds is ignored
 * (ebMS 3.0 core, 5.2.3): Domibus adds a SOAP fault to its errors.
 */
function checkBody(messaging: XmlElement, body: XmlElement): void {
  const [first] = elementsOf(messaging, 'EBMS:0009')
  if (first !== undefined && is(first, ns.eb, 'SignalMessage')) return
  if (elementsOf(body, 'EBMS:0009').length > 0) fail('EBMS:0009', 'the SOAP body is not empty')
}

const unsigned: ReadSecurity = { signature: undefined, key: undefined, encrypted: [] }

function readProtection({ security, messaging, others }: HeaderBlocks, body: XmlElement): ReadSecurity {
  if (security === undefined) return unsigned
  const read = readSecurity(security)
  if (read.signature === undefined) return read
  const allowed = [...others, ...elementsOf(security, 'EBMS:0103')]
  const signed = checkDigests(read.signature, { required: [messaging, body], allowed })
  return { ...read, expires: readExpiry(security, signed) }
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

/** The empty body in its canonical form; the signature refers to it by its id. */
export function emptyBody(id: string): string {
  return `<S12:Body${declare('S12', 'wsu')} wsu:Id="${id}"></S12:Body>`
}
