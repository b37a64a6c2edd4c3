import type { ProfileId } from '@sustento/messaging/as4/security/profile'
import type { Keys } from './keys.ts'
import { type AllKeys, agreed, parties, partyOf } from './parties.ts'

/** What phase4 is told of its parties: their keys, partners and services. */
export function peerFile(keys: AllKeys) {
  const { ca, east, west, phase4, stranger } = keys
  return {
    parties: parties.map(({ name, profile, tokenReference, strict, mistaken, stranger: strange }) => ({
      name,
      party: `${name}.example`,
      profile,
      tokenReference,
      ca,
      ...(strange ? stranger : phase4[profile]),
      partners: Object.entries({ east, west }).map(([partner, own]) =>
        known(`${partner}.example`, mistaken ? stranger : own[profile]),
      ),
      services: strict ? [] : [agreed.service.value],
    })),
  }
}

/** What a phase4 is told that plays our part under a profile. */
export function ourPartFile({ ca, east, phase4 }: AllKeys, profile: ProfileId) {
  const own = { name: 'east', party: 'east.example', profile, tokenReference: 'bst', ca, ...east[profile] }
  const partner = known(`${partyOf(profile, 'bst')}.example`, phase4[profile])
  return { parties: [{ ...own, partners: [partner], services: [agreed.service.value] }] }
}

const known = (party: string, { sign, decrypt }: Keys) => ({
  party,
  signCertificate: sign.certificate,
  decryptCertificate: decrypt.certificate,
})
