import { createHash } from 'node:crypto'
import { factsOf } from './certificate.ts'
import { isSameName } from './issuer-name.ts'

/** How a message names a certificate: the one of its signature, or the one that it is encrypted to. */
export type KeyReference =
  | { kind: 'certificate'; certificate: Buffer }
  | { kind: 'issuerSerial'; issuer: string; serial: bigint }
  | { kind: 'ski'; identifier: Buffer }
  | { kind: 'thumbprint'; sha1: Buffer }

/**
 * Whether a reference names this certificate (DER). It only ever chooses among the certificates of the agreed partner, or
 * our own: nothing is looked up by it, so that a certificate with a copied name or identifier gains nothing.
 */
export function isNamed(reference: KeyReference, certificate: Buffer): boolean {
  switch (reference.kind) {
    case 'certificate':
      return reference.certificate.equals(certificate)
    case 'issuerSerial': {
      const { issuer, serial } = factsOf(certificate)
      return serial === reference.serial && isSameName(issuer, reference.issuer)
    }
    case 'ski':
      return factsOf(certificate).subjectKeyIdentifier.equals(reference.identifier)
    case 'thumbprint':
      return createHash('sha1').update(certificate).digest().equals(reference.sha1)
  }
}
