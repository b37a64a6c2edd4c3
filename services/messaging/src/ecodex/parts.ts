import { type Property, propertyOf } from '../as4/ebms/user-message.ts'
import { asicType } from './asic/names.ts'
import { type EvidenceKind, isEvidenceKind } from './evidence/kinds.ts'

/** Media type of business documents and evidences, as the connector gives it. */
export const xmlType = 'text/xml'

const businessName = 'messageContent'

/** What the connector calls the business document. */
export const businessProperties: Property[] = named(businessName)

/** What the connector calls an evidence, and what we call it. */
export function evidenceProperties(kind: EvidenceKind): Property[] {
  return [...named(kind), { name: 'kind', value: 'evidence' }]
}

/** The part of a container that we make. It goes as it is: its documents are compressed already. */
export const containerPart = { id: 'asic-s', mediaType: asicType, properties: named('ASIC-S'), compress: false }

/** The part of a trust token that we make. */
export const tokenPart = { id: 'trust-token', mediaType: xmlType, properties: named('Token.xml', 'tokenXML') }

const xmlTokens = ['tokenXML', 'Token.xml']
const pdfTokens = ['tokenPDF', 'Token.pdf', 'TrustOkToken.pdf']

/** What the connector calls the trust token: its identifier, or the name of its file. */
export function isToken(properties: Property[]): boolean {
  return xmlTokens.includes(propertyOf(properties, 'name') ?? '')
}

/** The same for a token as PDF, which is a document of the container or a part of its own. */
export function isPdfToken(name: string | undefined): boolean {
  return pdfTokens.includes(name ?? '')
}

/** What a part is that does not say it in our way. */
export function kindByName(properties: Property[]): string | undefined {
  const name = propertyOf(properties, 'name')
  if (name === businessName) return 'form-xml'
  if (propertyOf(properties, 'MimeType') === asicType) return 'container'
  if (isToken(properties) || isPdfToken(name)) return 'token'
  return isEvidenceKind(name) ? 'evidence' : undefined
}

function named(name: string, description = name): Property[] {
  return [
    { name: 'name', value: name },
    { name: 'description', value: description },
  ]
}
