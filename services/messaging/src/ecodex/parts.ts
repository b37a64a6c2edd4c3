import { type Property, propertyOf } from '../as4/ebms/user-message.ts'
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

/** What the connector calls the trust token: its identifier, or the name of its file. */
export function isToken(properties: Property[]): boolean {
  return ['tokenXML', 'Token.xml'].includes(propertyOf(properties, 'name') ?? '')
}

/** What a part is that does not say it in our way. */
export function kindByName(properties: Property[]): string | undefined {
  const name = propertyOf(properties, 'name')
  if (name === businessName) return 'form-xml'
  return isEvidenceKind(name) ? 'evidence' : undefined
}

function named(name: string): Property[] {
  return [
    { name: 'name', value: name },
    { name: 'description', value: name },
  ]
}
