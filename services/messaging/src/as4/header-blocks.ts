import type { XmlElement } from 'libxml2-wasm'
import { fail } from './ebms-error.ts'
import { ns } from './names.ts'
import { attributeOf, elementsOf, is } from './xml/element.ts'

/** The blocks of a SOAP header. */
export interface HeaderBlocks {
  security: XmlElement | undefined
  messaging: XmlElement
  /** Of other specifications: read over, and covered by the signature where the sender wants it. */
  others: XmlElement[]
}

const role = `${ns.S12}/role/`
/** Who a block can be for that is for us (SOAP 1.2, 2.2). */
const ours = ['', `${role}next`, `${role}ultimateReceiver`]

/**
 * One eb:Messaging, at most one wsse:Security, and blocks of other specifications that need not be understood. What is
 * read is never looked up by an id, so a signed element that is moved into such a block proves nothing about another one.
 */
export function readHeader(header: XmlElement): HeaderBlocks {
  const blocks = elementsOf(header, 'EBMS:0009')
  const messagings = blocks.filter((block) => is(block, ns.eb, 'Messaging'))
  const securities = blocks.filter((block) => is(block, ns.wsse, 'Security'))
  const [messaging] = messagings
  if (messaging === undefined || messagings.length > 1) return fail('EBMS:0009', 'not exactly one eb:Messaging')
  if (securities.length > 1) fail('EBMS:0101', 'more than one security header')
  const others = blocks.filter((block) => !messagings.includes(block) && !securities.includes(block))
  for (const block of others) checkOther(block)
  return { security: securities[0], messaging, others }
}

const known: string[] = ['', ns.S12, ns.eb, ns.wsse]

/** SOAP 1.2, 5.2: a block of our own specifications that does not exist is an error, not an extension. */
function checkOther(block: XmlElement): void {
  if (known.includes(block.namespaceUri)) fail('EBMS:0009', 'an unexpected header block')
  const attribute = (name: string) => attributeOf(block, name, ns.S12)?.trim() ?? ''
  const mustUnderstand = attribute('mustUnderstand')
  if (!/^(|0|1|false|true)$/.test(mustUnderstand)) fail('EBMS:0009', 'mustUnderstand is neither true nor false')
  const isForUs = ours.includes(attribute('role'))
  if (isForUs && /^(1|true)$/.test(mustUnderstand)) {
    fail('EBMS:0009', 'a header block that must be understood is not')
  }
}
