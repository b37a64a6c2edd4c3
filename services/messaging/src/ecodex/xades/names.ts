import { algorithm, ns } from '../../as4/names.ts'
import { rsaSha256 } from '../../as4/security/signature-algorithms.ts'

/** Namespace of XAdES and the type of the reference that protects its signed properties (EN 319 132-1). */
export const xades = {
  ns: 'http://uri.etsi.org/01903/v1.3.2#',
  signedProperties: 'http://uri.etsi.org/01903#SignedProperties',
} as const

/** The transform that leaves an enveloped signature out of what it signs. */
export const notTheSignature = {
  algorithm: 'http://www.w3.org/TR/1999/REC-xpath-19991116',
  xpath: 'not(ancestor-or-self::ds:Signature)',
} as const

/** The same as newer libraries write it: they subtract what the other leaves out. */
export const lessTheSignature = {
  algorithm: 'http://www.w3.org/2002/06/xmldsig-filter2',
  filter: 'subtract',
} as const

/** Whether this names SHA-256, in one of the ways in which connectors do it. */
export function isSha256(name: string): boolean {
  return /^(SHA-?256|http:\/\/www\.w3\.org\/2001\/04\/xmlenc#sha256)$/i.test(name)
}

/** Digest algorithms as node:crypto calls them. */
const digests: Record<string, string> = {
  [algorithm.digest]: 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
}

/** Signature algorithms as node:crypto calls them. */
const signatures: Record<string, string> = {
  [rsaSha256.uri]: 'RSA-SHA256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': 'RSA-SHA384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'RSA-SHA512',
}

/** The digest algorithm of a URI, if it is accepted. SHA-1 only where a partner's connector signs with nothing else. */
export function digestOf(uri: string | undefined, sha1: boolean): string | undefined {
  return uri === `${ns.ds}sha1` ? (sha1 ? 'sha1' : undefined) : digests[uri ?? '']
}

/** The signature algorithm of a URI, if it is accepted; SHA-1 as for digests. */
export function signatureOf(uri: string | undefined, sha1: boolean): string | undefined {
  return uri === `${ns.ds}rsa-sha1` ? (sha1 ? 'RSA-SHA1' : undefined) : signatures[uri ?? '']
}
