import { createHash, type KeyObject } from 'node:crypto'
import { urlOf } from '../content-id.ts'
import type { SignedDigest } from '../ebms/signal.ts'
import { algorithm, declare, token } from '../names.ts'
import { canonicalFragment } from '../xml/canonical.ts'
import { escapeXml } from '../xml/write.ts'
import { type ProfileId, profiles, type TokenReference } from './profile.ts'
import { writeKeyReference } from './write-key-reference.ts'

/** A key with its certificate. */
export interface KeyPair {
  key: KeyObject
  /** DER. */
  certificate: Buffer
}

/** With what a message or signal is signed, as it is agreed with the partner. */
export interface Signer extends KeyPair {
  profile: ProfileId
  /** How certificates are named: ours by the signature, the partner's by the encrypted key. */
  tokenReference: TokenReference
}

/** What a signature covers: elements by id in the form that goes onto the wire, and parts by their digest. */
export interface ToSign {
  elements: { id: string; canonical: string }[]
  parts: { contentId: string; digest: string }[]
}

/** A signature as it is put into the security header, with the digests that a receipt has to repeat. */
export interface Signature {
  /** ds:Signature, with the token before it where the certificate travels. */
  xml: string
  digests: SignedDigest[]
}

/** Writes and computes the one detached signature of a message or signal. `id` makes the ids of the elements unique. */
export async function writeSignature(toSign: ToSign, signer: Signer, id: string): Promise<Signature> {
  const { uri: method, sign } = profiles[signer.profile].signature
  const digests = [
    ...toSign.elements.map((element) => ({ uri: `#${element.id}`, value: sha256(element.canonical) })),
    ...toSign.parts.map((part) => ({ uri: urlOf(part.contentId), value: part.digest })),
  ].map(({ uri, value }) => ({ uri, algorithm: algorithm.digest, value }))
  const signedInfo = canonicalFragment(
    `<ds:SignedInfo${declare('ds')}><ds:CanonicalizationMethod Algorithm="${algorithm.canonical}"/>` +
      `<ds:SignatureMethod Algorithm="${method}"/>${digests.map(reference).join('')}</ds:SignedInfo>`,
  )
  const value = await sign(Buffer.from(signedInfo), signer.key)
  const named = writeKeyReference(signer.tokenReference, signer.certificate, `X509-${id}`)
  return {
    xml:
      `${named.token}<ds:Signature${declare('ds')} Id="SIG-${id}">${signedInfo}` +
      `<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue>` +
      `<ds:KeyInfo>${named.reference}</ds:KeyInfo></ds:Signature>`,
    digests,
  }
}

function reference({ uri, value }: SignedDigest): string {
  const transform = uri.startsWith('#') ? algorithm.canonical : token.contentSignature
  return (
    `<ds:Reference URI="${escapeXml(uri)}"><ds:Transforms><ds:Transform Algorithm="${transform}"/></ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${algorithm.digest}"/><ds:DigestValue>${value}</ds:DigestValue></ds:Reference>`
  )
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')
