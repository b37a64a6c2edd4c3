import type { X509Certificate } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../../as4/ebms-error.ts'
import { ns } from '../../as4/names.ts'
import { base64Of } from '../../as4/security/base64.ts'
import type { XmlLimits } from '../../as4/xml/document.ts'
import { attributeOf, elementsOf, is, textOf } from '../../as4/xml/element.ts'
import { isSha256 } from '../xades/names.ts'
import type { Trust } from '../xades/verify.ts'
import { verifyEnveloped } from '../xades/verify-enveloped.ts'

/** What the connector of the sender vouches for: the business document of a container, and how it was checked. */
export interface TrustToken {
  /** Whose connector says so, and its country. */
  issuer: string
  country: string
  document: { name: string; mediaType: string; sha256: string }
  technical: 'FAIL' | 'SUFFICIENT' | 'SUCCESSFUL'
  legal: 'SUCCESSFUL' | 'NOT_SUCCESSFUL'
}

/** The report of the validation, which is in the token, is long. */
const limits: XmlLimits = { elements: 30_000, attributesOfElement: 24, depth: 64 }

/** Verifies an XML trust token and reads what is decided by it. The report of the validation is not looked into. */
export function readToken(bytes: Uint8Array, trust: Trust): { token: TrustToken; signer: X509Certificate } {
  const { content, signer } = verifyEnveloped(bytes, trust, readRoot, limits)
  return { token: content, signer }
}

function readRoot(root: XmlElement): TrustToken {
  if (!is(root, '', 'TrustOkToken')) fail('EBMS:0009', 'not a trust token')
  const issuer = child(root, 'Issuer')
  const document = child(root, 'Document')
  const validation = child(root, 'Validation')
  const level = (result: string) => textOf(child(child(validation, result), 'TrustLevel'))
  return {
    issuer: textOf(child(issuer, 'ServiceProvider')),
    country: textOf(child(issuer, 'Country')),
    document: {
      name: textOf(child(document, 'Filename')),
      mediaType: textOf(child(document, 'Type')),
      sha256: readDigest(document),
    },
    technical: oneOf(level('TechnicalResult'), ['FAIL', 'SUFFICIENT', 'SUCCESSFUL'] as const),
    legal: oneOf(level('LegalResult'), ['SUCCESSFUL', 'NOT_SUCCESSFUL'] as const),
  }
}

/** The connector writes the base64 of the base64 of the digest; the digest itself is taken as well. */
function readDigest(document: XmlElement): string {
  const method = attributeOf(child(document, 'DigestMethod', ns.ds), 'Algorithm') ?? ''
  if (!isSha256(method)) {
    fail('EBMS:0103', 'the digest algorithm of a token is not accepted')
  }
  const value = base64Of(child(document, 'DigestValue', ns.ds), 'EBMS:0009')
  const digest = value.length === 32 ? value : Buffer.from(value.toString('latin1'), 'base64')
  return digest.length === 32 ? digest.toString('hex') : fail('EBMS:0009', 'the digest of a token is malformed')
}

function child(parent: XmlElement, name: string, uri = ''): XmlElement {
  const [found, ...others] = elementsOf(parent, 'EBMS:0009').filter((element) => is(element, uri, name))
  return found !== undefined && others.length === 0 ? found : fail('EBMS:0009', `not exactly one ${name}`)
}

function oneOf<const Value extends string>(text: string, values: readonly Value[]): Value {
  return values.find((value) => value === text) ?? fail('EBMS:0009', 'a trust level is unknown')
}
