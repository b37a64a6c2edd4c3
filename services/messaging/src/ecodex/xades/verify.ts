import { createHash, verify as verifySync, type X509Certificate } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../../as4/ebms-error.ts'
import { algorithm, ns } from '../../as4/names.ts'
import { base64Of } from '../../as4/security/base64.ts'
import { maySign } from '../../as4/security/profile.ts'
import { readTransform } from '../../as4/security/read-reference.ts'
import { canonical } from '../../as4/xml/canonical.ts'
import { attributeOf, sequence } from '../../as4/xml/element.ts'
import { digestOf, xades } from './names.ts'
import { type ReadSignature, readSignature } from './read-signature.ts'
import { checkSigningCertificate } from './signed-properties.ts'

/** Whose signatures are believed, and which. */
export interface Trust {
  /** The certificates that the partner signs evidences and tokens with; no others. */
  certificates: readonly X509Certificate[]
  /** When the signature has to be valid. */
  at: Date
  /** Also SHA-1: only for evidences and tokens of a partner whose connector can do nothing else. */
  sha1: boolean
}

/** Reads a ds:Reference to what is signed: its transforms, and the digest to be found there. */
export interface Expected {
  transforms: XmlElement | undefined
  uri: string
  hash: string
  value: Buffer
}

/**
 * Verifies a XAdES-B signature: made with a certificate of the partner over exactly its two references. Returns who
 * signed and the reference to the content, whose digest the caller compares.
 */
export function verifySignature(element: XmlElement, trust: Trust): { signer: X509Certificate; content: Expected } {
  const signature = readSignature(element, trust.sha1)
  const signer = checkValue(signature, trust)
  checkSigningCertificate(signature.signedProperties, signer)
  checkProperties(signature, trust.sha1)
  return { signer, content: readReference(signature.references.content, trust.sha1) }
}

function checkValue({ certificate, method, signedInfo, value }: ReadSignature, trust: Trust): X509Certificate {
  const signer = trust.certificates.find(({ raw }) => raw.equals(certificate))
  const proved =
    signer !== undefined &&
    maySign('edelivery-1.x', signer, trust.at) &&
    verifySync(method, signedInfo, signer.publicKey, value)
  // One text for every cause, as for messages.
  return proved ? signer : fail('EBMS:0101', 'the signature is not valid for the agreed partner')
}

/** No id is looked up: the properties that are read are the ones whose digest is computed here. */
function checkProperties({ references, signedProperties }: ReadSignature, sha1: boolean): void {
  const { transforms, uri, hash, value } = readReference(references.properties, sha1)
  if (attributeOf(references.properties, 'Type') !== xades.signedProperties) {
    fail('EBMS:0103', 'the second reference is not to the signed properties')
  }
  const id = attributeOf(signedProperties, 'Id')
  if (id === undefined || uri !== `#${id}`) fail('EBMS:0103', 'the signature does not cover its properties')
  const list = sequence(transforms ?? fail('EBMS:0103', 'a transform is missing'), 'EBMS:0103')
  const prefixes = readTransform(list.one(ns.ds, 'Transform'), algorithm.canonical)
  list.end()
  if (!createHash(hash).update(canonical(signedProperties, prefixes)).digest().equals(value)) {
    fail('EBMS:0101', 'the digest of the signed properties does not match')
  }
}

function readReference(element: XmlElement, sha1: boolean): Expected {
  const children = sequence(element, 'EBMS:0103')
  const transforms = children.maybe(ns.ds, 'Transforms')
  const method = attributeOf(children.one(ns.ds, 'DigestMethod'), 'Algorithm')
  const value = base64Of(children.one(ns.ds, 'DigestValue'), 'EBMS:0103')
  children.end()
  const hash = digestOf(method, sha1) ?? fail('EBMS:0103', 'the digest algorithm is not accepted')
  return { transforms, uri: attributeOf(element, 'URI') ?? '', hash, value }
}
