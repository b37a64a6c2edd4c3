import { type AllKeys, agreed, parties } from './parties.ts'

/** What phase4 is told of its parties: their keys, partners and services. */
export function peerFile({ ca, east, west, phase4, stranger }: AllKeys) {
  return {
    parties: parties.map((one) => {
      const { sign, decrypt } = one.stranger ? stranger : phase4[one.profile]
      const partners = Object.entries({ east, west }).map(([name, keys]) => {
        const known = one.mistaken ? stranger : keys[one.profile]
        return {
          party: `${name}.example`,
          signCertificate: known.sign.certificate,
          decryptCertificate: known.decrypt.certificate,
        }
      })
      return {
        name: one.name,
        party: `${one.name}.example`,
        profile: one.profile,
        tokenReference: one.tokenReference,
        ca,
        sign,
        decrypt,
        partners,
        services: one.strict ? [] : [agreed.service.value],
      }
    }),
  }
}
