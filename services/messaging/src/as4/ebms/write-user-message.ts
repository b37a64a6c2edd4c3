import { urlOf } from '../content-id.ts'
import { declare } from '../names.ts'
import { escapeXml } from '../xml/write.ts'
import type { PartInfo, Party, Property, UserMessage } from './user-message.ts'

/** Writes an eb:Messaging with a user message; `id` is what the signature refers to. */
export function writeUserMessage(message: UserMessage, id: string): string {
  return messaging(
    id,
    `<eb:UserMessage>` +
      messageInfo(message) +
      `<eb:PartyInfo>${party('From', message.from)}${party('To', message.to)}</eb:PartyInfo>` +
      `<eb:CollaborationInfo>${agreement(message)}${typed('Service', message.service.value, message.service.type)}` +
      `${leaf('Action', message.action)}${leaf('ConversationId', message.conversationId)}</eb:CollaborationInfo>` +
      (message.properties.length > 0
        ? `<eb:MessageProperties>${properties(message.properties)}</eb:MessageProperties>`
        : '') +
      (message.parts.length > 0 ? `<eb:PayloadInfo>${message.parts.map(part).join('')}</eb:PayloadInfo>` : '') +
      `</eb:UserMessage>`,
  )
}

/** The eb:Messaging element around a user message or a signal. */
export function messaging(id: string, content: string): string {
  return (
    `<eb:Messaging${declare('eb', 'S12', 'wsu')} S12:mustUnderstand="true" wsu:Id="${escapeXml(id)}">` +
    `${content}</eb:Messaging>`
  )
}

/** The eb:MessageInfo of a user message or a signal. */
export function messageInfo(info: Pick<UserMessage, 'timestamp' | 'messageId' | 'refToMessageId'>): string {
  const ref = info.refToMessageId === '' ? '' : leaf('RefToMessageId', info.refToMessageId)
  return `<eb:MessageInfo>${leaf('Timestamp', info.timestamp)}${leaf('MessageId', info.messageId)}${ref}</eb:MessageInfo>`
}

function party(name: 'From' | 'To', value: Party): string {
  return `<eb:${name}>${typed('PartyId', value.id, value.type)}${leaf('Role', value.role)}</eb:${name}>`
}

function part(info: PartInfo): string {
  return (
    `<eb:PartInfo href="${escapeXml(urlOf(info.contentId))}">` +
    `<eb:PartProperties>${properties(info.properties)}</eb:PartProperties></eb:PartInfo>`
  )
}

function agreement({ agreementRef }: UserMessage): string {
  if (agreementRef === undefined) return ''
  const { value, type, pmode } = agreementRef
  return `<eb:AgreementRef${attribute('pmode', pmode)}${attribute('type', type)}>${escapeXml(value)}</eb:AgreementRef>`
}

const properties = (list: Property[]) => list.map(property).join('')

const property = ({ name, value, type = '' }: Property) =>
  `<eb:Property name="${escapeXml(name)}"${attribute('type', type)}>${escapeXml(value)}</eb:Property>`

const leaf = (name: string, value: string) => `<eb:${name}>${escapeXml(value)}</eb:${name}>`

const typed = (name: string, value: string, type: string) =>
  `<eb:${name}${attribute('type', type)}>${escapeXml(value)}</eb:${name}>`

const attribute = (name: string, value: string) => (value === '' ? '' : ` ${name}="${escapeXml(value)}"`)
