import type { XmlElement } from 'libxml2-wasm'
import { contentIdOf } from '../content-id.ts'
import { fail } from '../ebms-error.ts'
import { defaultChannel, maxParts, ns } from '../names.ts'
import { attributeOf, type Sequence, sequence, textOf } from '../xml/element.ts'
import type { PartInfo, Party, Property, UserMessage } from './user-message.ts'
import { checkEmptyOrShort, checkShort, messageIdOf, propertyText, shortText, timestampOf } from './values.ts'

/** Reads an eb:UserMessage by its schema; everything that the schema does not have is refused. */
export function readUserMessage(element: XmlElement): UserMessage {
  if ((attributeOf(element, 'mpc') ?? defaultChannel) !== defaultChannel) fail('EBMS:0001', 'unknown channel')
  const children = sequence(element)
  const info = readInfo(children.one(ns.eb, 'MessageInfo'))
  const parties = sequence(children.one(ns.eb, 'PartyInfo'))
  const from = readParty(parties.one(ns.eb, 'From'))
  const to = readParty(parties.one(ns.eb, 'To'))
  parties.end()
  const collaboration = readCollaboration(children.one(ns.eb, 'CollaborationInfo'))
  const properties = readProperties(children.maybe(ns.eb, 'MessageProperties'))
  const parts = readParts(children.maybe(ns.eb, 'PayloadInfo'))
  children.end()
  return { ...info, from, to, ...collaboration, properties, parts }
}

function readInfo(element: XmlElement): Pick<UserMessage, 'timestamp' | 'messageId' | 'refToMessageId'> {
  const children = sequence(element)
  const timestamp = timestampOf(children.one(ns.eb, 'Timestamp'))
  const messageId = messageIdOf(children.one(ns.eb, 'MessageId'))
  const ref = children.maybe(ns.eb, 'RefToMessageId')
  children.end()
  return { timestamp, messageId, refToMessageId: ref === undefined ? '' : messageIdOf(ref) }
}

/** Exactly one PartyId each: a choice between several would let two readers choose differently. */
function readParty(element: XmlElement): Party {
  const children = sequence(element)
  const id = children.one(ns.eb, 'PartyId')
  const role = shortText(children.one(ns.eb, 'Role'))
  children.end()
  return { id: shortText(id), type: attributeOf(id, 'type') ?? '', role }
}

type Collaboration = Pick<UserMessage, 'agreementRef' | 'service' | 'action' | 'conversationId'>

function readCollaboration(element: XmlElement): Collaboration {
  const children = sequence(element)
  const agreement = children.maybe(ns.eb, 'AgreementRef')
  const service = children.one(ns.eb, 'Service')
  const action = shortText(children.one(ns.eb, 'Action'))
  // Profiles exist whose conversations all have an empty id (ENTSOG AS4).
  const conversationId = checkEmptyOrShort(textOf(children.one(ns.eb, 'ConversationId')), 'ConversationId')
  children.end()
  return {
    ...readAgreement(agreement),
    service: { value: shortText(service), type: attributeOf(service, 'type') ?? '' },
    action,
    conversationId,
  }
}

/** Products write an empty element where no agreement is named. */
function readAgreement(element: XmlElement | undefined): Pick<Collaboration, 'agreementRef'> {
  const value = element === undefined ? '' : propertyText(element)
  if (element === undefined || value === '') return {}
  const attribute = (name: string) => checkEmptyOrShort(attributeOf(element, name) ?? '', name)
  return { agreementRef: { value, type: attribute('type'), pmode: attribute('pmode') } }
}

function readParts(element: XmlElement | undefined): PartInfo[] {
  if (element === undefined) return []
  const children = sequence(element)
  const parts = children.many(ns.eb, 'PartInfo').map(readPart)
  children.end()
  if (parts.length > maxParts) fail('EBMS:0007', 'too many parts')
  if (new Set(parts.map((part) => part.contentId)).size !== parts.length) fail('EBMS:0007', 'a part is listed twice')
  return parts
}

function readPart(element: XmlElement): PartInfo {
  const href = attributeOf(element, 'href') ?? fail('EBMS:0008', 'a part in the SOAP body is not supported')
  // Never fetched: a reference to anything but a MIME part of this very message is an error (TAD TA08).
  if (!href.startsWith('cid:')) fail('EBMS:0011', 'a part is not in the message')
  const children = sequence(element)
  skipOptional(children)
  const properties = readProperties(children.maybe(ns.eb, 'PartProperties'))
  children.end()
  return { contentId: contentIdOf(href), properties }
}

function skipOptional(children: Sequence): void {
  children.many(ns.eb, 'Schema')
  children.maybe(ns.eb, 'Description')
}

function readProperties(element: XmlElement | undefined): Property[] {
  if (element === undefined) return []
  const children = sequence(element)
  const properties = children.many(ns.eb, 'Property').map(readProperty)
  children.end()
  if (new Set(properties.map((property) => property.name)).size !== properties.length) {
    fail('EBMS:0003', 'a property is given twice')
  }
  return properties
}

function readProperty(element: XmlElement): Property {
  const name = checkShort(attributeOf(element, 'name') ?? '', 'name')
  const type = attributeOf(element, 'type') ?? ''
  const value = propertyText(element)
  return type === '' ? { name, value } : { name, value, type: checkShort(type, 'type') }
}
