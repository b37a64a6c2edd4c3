import { declare } from '../../as4/names.ts'
import type { KeyPair } from '../../as4/security/sign.ts'
import { leaf } from '../../as4/xml/write.ts'
import { signEnveloped } from '../xades/sign.ts'
import { type Evidence, type Original, rem } from './evidence.ts'
import { shapes } from './kinds.ts'
import type { Reason } from './reasons.ts'

/** What is needed to issue an evidence: the instant is that of the event, so the same event gives the same bytes. */
export interface NewEvidence extends Omit<Evidence, 'eventTime'> {
  at: Date
  /** When the message was handed in; of the first evidence. */
  submittedAt?: Date
  /** The system that the message was handed on to. */
  forwardedTo?: string | undefined
}

/** Writes and signs an evidence, valid against the schema of ETSI TS 102 640. */
export async function writeEvidence(evidence: NewEvidence, signer: KeyPair): Promise<Buffer> {
  const signed = await signEnveloped(unsigned(evidence), signer, {
    id: evidence.id,
    at: evidence.at,
    mediaType: 'text/xml',
  })
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${signed}`)
}

function unsigned(evidence: NewEvidence): string {
  const { kind, id, at, submittedAt, issuer, sender, recipient, original } = evidence
  const { element, event } = shapes[kind]
  return (
    `<${element} xmlns="${rem.ns}" version="${rem.version}" Id="e-${id}">${leaf('EventCode', rem.event + event)}` +
    reasonsOf(evidence.reasons) +
    leaf('EvidenceIdentifier', id) +
    `<EvidenceIssuerPolicyID>${leaf('PolicyID', rem.policy)}</EvidenceIssuerPolicyID>` +
    `<EvidenceIssuerDetails><NamesPostalAddresses><NamePostalAddress><EntityName>${leaf('Name', issuer)}` +
    `</EntityName></NamePostalAddress></NamesPostalAddresses>${address(issuer)}</EvidenceIssuerDetails>` +
    leaf('EventTime', at.toISOString()) +
    (submittedAt === undefined ? '' : leaf('SubmissionTime', submittedAt.toISOString())) +
    `<SenderDetails>${address(sender)}</SenderDetails>` +
    `<RecipientsDetails><EntityDetails>${address(recipient)}</EntityDetails></RecipientsDetails>` +
    messageDetails(original) +
    (evidence.forwardedTo === undefined ? '' : leaf('ForwardedToExternalSystem', evidence.forwardedTo)) +
    `</${element}>`
  )
}

function reasonsOf(reasons: Reason[]): string {
  if (reasons.length === 0) return ''
  const each = ({ code, details }: Reason) =>
    `<EventReason>${leaf('Code', code)}${details === '' ? '' : leaf('Details', details)}</EventReason>`
  return `<EventReasons>${reasons.map(each).join('')}</EventReasons>`
}

function messageDetails({ applicationId, wireId, sha256 }: Original): string {
  const digest =
    sha256 === ''
      ? ''
      : `<ds:DigestMethod${declare('ds')} Algorithm="${rem.digest}"/>` +
        `<ds:DigestValue${declare('ds')}>${Buffer.from(sha256, 'hex').toString('base64')}</ds:DigestValue>`
  return (
    `<SenderMessageDetails isNotification="false"><MessageSubject/>${leaf('UAMessageIdentifier', applicationId)}` +
    `${leaf('MessageIdentifierByREMMD', wireId)}${digest}</SenderMessageDetails>`
  )
}

const address = (value: string) => leaf('AttributedElectronicAddress', value)
