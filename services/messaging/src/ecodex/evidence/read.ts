import type { X509Certificate } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../../as4/ebms-error.ts'
import { ns } from '../../as4/names.ts'
import { attributeOf, elementsOf, is, textOf } from '../../as4/xml/element.ts'
import { isSha256 } from '../xades/names.ts'
import type { Trust } from '../xades/verify.ts'
import { verifyEnveloped } from '../xades/verify-enveloped.ts'
import { type Evidence, type Original, rem } from './evidence.ts'
import { kindOf } from './kinds.ts'
import type { Reason } from './reasons.ts'
import { schemaWarnings } from './schema-warnings.ts'

/** A verified evidence. */
export interface VerifiedEvidence {
  evidence: Evidence
  signer: X509Certificate
  /** Where it departs from its schema, as the evidences in the field do. */
  warnings: string[]
}

/** Verifies an evidence and reads it: strict about the signature and its coverage, lenient about the schema. */
export function readEvidence(bytes: Uint8Array, trust: Trust): VerifiedEvidence {
  const { content, signer } = verifyEnveloped(bytes, trust, (root) => ({
    evidence: readRoot(root),
    warnings: schemaWarnings(root),
  }))
  return { ...content, signer }
}

/** As long as what a header may say of the four corners. */
const longestText = 1024

function readRoot(root: XmlElement): Evidence {
  const event = /^https?:(?:\/\/)?uri\.etsi\.org\/02640\/Event#(\w+)$/.exec(text(root, 'EventCode'))?.[1] ?? ''
  const kind = root.namespaceUri === rem.ns ? kindOf(root.name, event) : undefined
  const recipients = child(root, 'RecipientsDetails')
  return {
    kind: kind ?? fail('EBMS:0009', 'not an evidence that is known here'),
    id: text(root, 'EvidenceIdentifier') || fail('EBMS:0009', 'an evidence has no identifier'),
    eventTime: text(root, 'EventTime'),
    reasons: readReasons(child(root, 'EventReasons')),
    issuer: addressOf(child(root, 'EvidenceIssuerDetails')),
    sender: addressOf(child(root, 'SenderDetails')),
    recipient: addressOf(recipients && child(recipients, 'EntityDetails')),
    original: readOriginal(child(root, 'SenderMessageDetails')),
  }
}

function readReasons(element: XmlElement | undefined): Reason[] {
  const list = element === undefined ? [] : elementsOf(element, 'EBMS:0009')
  return list.map((reason) => ({ code: text(reason, 'Code'), details: text(reason, 'Details') }))
}

function readOriginal(element: XmlElement | undefined): Original {
  if (element === undefined) return { applicationId: '', wireId: '', sha256: '' }
  const method = child(element, 'DigestMethod', ns.ds)
  const value = text(element, 'DigestValue', ns.ds).replace(/\s/g, '')
  const known = method !== undefined && isSha256(attributeOf(method, 'Algorithm') ?? '')
  return {
    applicationId: text(element, 'UAMessageIdentifier'),
    wireId: text(element, 'MessageIdentifierByREMMD'),
    sha256: known ? Buffer.from(value, 'base64').toString('hex') : '',
  }
}

const addressOf = (element: XmlElement | undefined) =>
  element === undefined ? '' : text(element, 'AttributedElectronicAddress')

/** The child with this name wherever it stands; two of them would let two readers read differently. */
function child(parent: XmlElement, name: string, uri: string = rem.ns): XmlElement | undefined {
  const [found, ...others] = elementsOf(parent, 'EBMS:0009').filter((element) => is(element, uri, name))
  return others.length === 0 ? found : fail('EBMS:0009', `${name} is given twice`)
}

function text(parent: XmlElement, name: string, uri?: string): string {
  const found = child(parent, name, uri)
  const value = found === undefined ? '' : textOf(found).trim()
  return value.length <= longestText ? value : fail('EBMS:0009', `${name} is too long`)
}
