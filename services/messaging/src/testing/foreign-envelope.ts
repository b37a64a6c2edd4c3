import { randomUUID } from 'node:crypto'
import { declare, ns } from '../as4/names.ts'
import { type Signer, writeSignature } from '../as4/security/sign.ts'
import { canonicalFragment } from '../as4/xml/canonical.ts'

/** What another product puts into an envelope beside what AS4 asks for. */
export interface Foreign {
  /** Header blocks and elements of the security header; those with a wsu:Id are signed, if they are to be. */
  blocks?: string[]
  tokens?: string[]
  isSigned?: boolean
  /** Content of the body. */
  body?: string
}

/** A message or signal without parts as a product writes it that does more than it has to. */
export async function foreignEnvelope(
  write: (id: string) => string,
  signer: Signer,
  { blocks = [], tokens = [], isSigned = true, body = '' }: Foreign,
): Promise<Buffer> {
  const id = randomUUID()
  const element = (name: string, xml: string) => ({ id: name, canonical: canonicalFragment(xml) })
  const messaging = element(`MSG-${id}`, write(`MSG-${id}`))
  const soapBody = element(`BODY-${id}`, `<S12:Body${declare('S12', 'wsu')} wsu:Id="BODY-${id}">${body}</S12:Body>`)
  const others = [...blocks, ...tokens].map((xml) => element(/wsu:Id="([^"]*)"/.exec(xml)?.[1] ?? '', xml))
  const elements = [messaging, soapBody, ...(isSigned ? others.filter((one) => one.id !== '') : [])]
  const signature = await writeSignature({ elements, parts: [] }, signer, id)
  const [header, security] = [others.slice(0, blocks.length), others.slice(blocks.length)]
  const join = (all: typeof others) => all.map((one) => one.canonical).join('')
  return Buffer.from(
    `<S12:Envelope${declare('S12')}><S12:Header>${join(header)}<wsse:Security${declare('wsse')}>${join(security)}` +
      `${signature.xml}</wsse:Security>${messaging.canonical}</S12:Header>${soapBody.canonical}</S12:Envelope>`,
  )
}

/** A header block of WS-Addressing. */
export function addressing(attributes = ''): string {
  return `<wsa:Action xmlns:wsa="http://www.w3.org/2005/08/addressing"${declare('S12', 'wsu')}${attributes}>urn:x</wsa:Action>`
}

/** The timestamp of a security header. */
export function securityTimestamp(created: string, expires: string, id = 'TS-1'): string {
  return (
    `<wsu:Timestamp xmlns:wsu="${ns.wsu}" wsu:Id="${id}"><wsu:Created>${created}</wsu:Created>` +
    `<wsu:Expires>${expires}</wsu:Expires></wsu:Timestamp>`
  )
}
