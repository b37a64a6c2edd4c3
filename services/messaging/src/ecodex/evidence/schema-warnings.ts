import type { XmlElement } from 'libxml2-wasm'
import { elementsOf } from '../../as4/xml/element.ts'

/** Children of a REM evidence in the order of the schema; those that it demands are marked. */
const order = [
  'EventCode',
  'EventReasons',
  'EvidenceIdentifier!',
  'EvidenceIssuerPolicyID',
  'EvidenceIssuerDetails!',
  'SenderAuthenticationDetails',
  'RecipientAuthenticationDetails',
  'EventTime!',
  'SubmissionTime',
  'ReplyTo',
  'ReplyToAddress',
  'SenderDetails!',
  'RecipientsDetails!',
  'RecipientsDelegatesDetails',
  'EvidenceRefersToRecipient',
  'SenderMessageDetails',
  'NotificationMessageDetails',
  'ForwardedToExternalSystem',
  'TransactionLogInformation',
  'Extensions',
]
const names = order.map((name) => name.replace('!', ''))
const demanded = {
  evidence: order.filter((name) => name.endsWith('!')),
  message: ['MessageSubject', 'MessageIdentifierByREMMD'],
}

/** Where an evidence departs from its schema. Real ones do, and are signed all the same: nobody is served by a refusal. */
export function schemaWarnings(root: XmlElement): string[] {
  const children = elementsOf(root, 'EBMS:0009')
  const places = children.map((child) => names.indexOf(child.name))
  const present = new Set(children.map((child) => child.name))
  const message = children.find((child) => child.name === 'SenderMessageDetails')
  const details = new Set(
    message === undefined ? demanded.message : elementsOf(message, 'EBMS:0009').map(({ name }) => name),
  )
  return [
    ...(places.includes(-1) ? ['an unknown element'] : []),
    ...(places.some((place, index) => place < (places[index - 1] ?? -1)) ? ['not in the order of the schema'] : []),
    ...demanded.evidence
      .map((name) => name.slice(0, -1))
      .filter((name) => !present.has(name))
      .map(missing),
    ...demanded.message.filter((name) => !details.has(name)).map(missing),
  ]
}

const missing = (name: string) => `${name} is missing`
