import {
  type ProfileId,
  profileIds,
  type TokenReference,
  tokenReferences,
} from '@sustento/messaging/as4/security/profile'
import { makeDemoCa } from '@sustento/messaging/demo-ca'
import { systemClock } from '@sustento/platform/clock'
import { allKeys, type Keys, rsaKeys } from './keys.ts'

/** The service that is agreed, with its action. */
export const agreed = { service: { value: 'urn:example:maintenance', type: 'urn:example:services' }, action: 'form' }

/** Everybody's keys. */
export interface AllKeys {
  /** Certificate of the authority that issues those of RSA keys. */
  ca: string
  east: Record<ProfileId, Keys>
  west: Record<ProfileId, Keys>
  phase4: Record<ProfileId, Keys>
  /** Newer than those of `phase4`, and nobody has the private key: what is encrypted to it cannot be read. */
  lost: Keys
  /** Certified by the same authority; a partner of nobody. */
  stranger: Keys
}

/** Makes all keys. */
export async function makeKeys(): Promise<AllKeys> {
  const ca = await makeDemoCa(systemClock.now())
  return {
    ca: ca.certificate,
    east: await allKeys(ca, 'Access point east'),
    west: await allKeys(ca, 'Access point west'),
    phase4: await allKeys(ca, 'phase4'),
    lost: await rsaKeys(ca, 'phase4, lost'),
    stranger: await rsaKeys(ca, 'Stranger'),
  }
}

/** A party that phase4 plays. */
interface Party {
  /** The end of its address; its party id is this with `.example`. */
  name: string
  profile: ProfileId
  /** How both sides name certificates. */
  tokenReference: TokenReference
  /** Agrees to no service. */
  strict?: boolean
  /** Expects the stranger's certificate of us. */
  mistaken?: boolean
  /** We have a newer certificate of it as well, whose key is lost. */
  rekeyed?: boolean
  /** Signs with the stranger's key. */
  stranger?: boolean
}

const usual = { profile: 'edelivery-1.x', tokenReference: 'bst' } as const

const kinds = { 'edelivery-1.x': 'rsa', 'edelivery-2.0-eddsa': 'eddsa', 'edelivery-2.0-ecdsa': 'ecdsa' }

/** The party of a profile that names certificates in a certain way. */
export const partyOf = (profile: ProfileId, tokenReference: TokenReference) =>
  `${kinds[profile]}-${tokenReference.toLowerCase()}`

/** All parties that phase4 plays. */
export const parties: Party[] = [
  ...profileIds.flatMap((profile) =>
    tokenReferences.map((tokenReference) => ({ name: partyOf(profile, tokenReference), profile, tokenReference })),
  ),
  { name: 'far', ...usual },
  { name: 'strict', ...usual, strict: true },
  { name: 'mistaken', ...usual, mistaken: true },
  { name: 'rekeyed', ...usual, rekeyed: true },
  { name: 'stranger', ...usual, stranger: true },
]
