import type { Property } from '../../as4/ebms/user-message.ts'
import { leaf } from '../../as4/xml/write.ts'
import type { AccessPoint, Partner } from '../../store/access-point.ts'
import type { SubmittedPart } from '../submission.ts'

/** What the sender of a forwarded message is told: names of authorities, codes, ids and an instant, nothing of its content. */
export interface Notice {
  point: AccessPoint
  /** Who has the message now. */
  to: Partner
  /** Under which wire id its sender knows it. */
  messageId: string
  at: Date
}

/** Property by which one of us recognises the notice: the party id of the authority that has the message now. */
export const forwardedTo = 'forwardedTo'

/** The parts of the notice: for programs, and for people whose access point knows nothing of it. */
export const noticeParts: SubmittedPart[] = [
  { id: 'notice', mediaType: 'text/xml', properties: [{ name: 'kind', value: 'forwarding-notice' }] },
  { id: 'text', mediaType: 'text/plain', properties: [{ name: 'kind', value: 'attachment' }] },
]

/** The properties of the notice, besides those that any message has. */
export function noticeProperties({ to }: Notice): Property[] {
  return [{ name: forwardedTo, value: to.party }]
}

/** The notice for programs. */
export function noticeXml({ point, to, messageId, at }: Notice): Buffer {
  const xml =
    leaf('messageId', messageId) +
    leaf('forwardedBy', point.party) +
    `<forwardedTo>${leaf('party', to.party)}${leaf('name', to.authority.name)}${leaf('state', to.state)}</forwardedTo>` +
    leaf('forwardedAt', at.toISOString())
  return Buffer.from(`<forwardingNotice xmlns="urn:sustento:messaging:forwarding:1">${xml}</forwardingNotice>`)
}

/** The notice for people, in the two languages that most authorities read. */
export function noticeText({ point, to, messageId, at }: Notice): Buffer {
  const { name, email, telephone } = to.authority
  const reached = [email, telephone].filter(Boolean).join(', ')
  const text = [
    `Your message ${messageId} was for another Central Authority of our State. We forwarded it on ${at.toISOString()} to:`,
    `Votre message ${messageId} relevait d’une autre autorité centrale de notre État. Nous l’avons transmis le ${at.toISOString()} à :`,
    '',
    `${name} (${to.party})${reached === '' ? '' : `, ${reached}`}`,
    '',
    'It will answer you; please write to it from now on. Article 49(2) of Regulation (EC) No 4/2009; Article 4(2) of the Hague Convention of 23 November 2007.',
    'C’est elle qui vous répondra ; veuillez désormais lui écrire. Article 49, paragraphe 2, du règlement (CE) nº 4/2009 ; article 4, paragraphe 2, de la convention de La Haye du 23 novembre 2007.',
    '',
    point.party,
    '',
  ]
  return Buffer.from(text.join('\n'))
}
