import { z } from 'zod'
import { partyType, role } from '../../as4/names.ts'
import { type ProfileId, profiles } from '../../as4/security/profile.ts'
import type { OwnKeys } from '../../store/access-point.ts'
import { fileIn, wrong } from './files.ts'
import { openKeyPair } from './key-pair.ts'
import { password } from './password.ts'
import { headerText, optionalText } from './texts.ts'

/** `self`: who we are on the wire, with a key pair for each security profile that some partner has. */
export const selfIn = (folder: string) =>
  z
    .strictObject({
      partyId: headerText,
      partyIdType: optionalText.default(partyType),
      role: headerText.default(role.initiator),
      key: fileIn(folder).optional(),
      certificate: fileIn(folder).optional(),
      password,
      'edelivery-2.0-eddsa': splitKeys(folder, 'edelivery-2.0-eddsa').optional(),
      'edelivery-2.0-ecdsa': splitKeys(folder, 'edelivery-2.0-ecdsa').optional(),
    })
    .transform(async ({ partyId, partyIdType, role, key, certificate, password: secret, ...split }, context) => {
      const keys: Partial<Record<ProfileId, OwnKeys>> = { ...split }
      if (key) {
        const { signature, establishment } = profiles['edelivery-1.x']
        const files = { key, certificate, password: secret, fields: ['key', 'certificate'] as [string, string] }
        const pair = await openKeyPair(files, (one) => signature.fits(one) && establishment.fits(one), context)
        keys['edelivery-1.x'] = { signer: pair, decryption: pair }
      }
      if (certificate && !key) return wrong(context, 'has no key', ['certificate'])
      return { partyId, partyIdType, role, keys }
    })

/** The keys of a profile that signs with another key than it decrypts with. */
const splitKeys = (folder: string, profile: ProfileId) =>
  z
    .strictObject({
      signKey: fileIn(folder),
      signCertificate: fileIn(folder).optional(),
      decryptKey: fileIn(folder),
      decryptCertificate: fileIn(folder).optional(),
      password,
    })
    .transform(async ({ signKey, signCertificate, decryptKey, decryptCertificate, password: secret }, context) => {
      const { signature, establishment } = profiles[profile]
      const sign = { key: signKey, certificate: signCertificate, password: secret, fields: signFields }
      const decrypt = { key: decryptKey, certificate: decryptCertificate, password: secret, fields: decryptFields }
      return {
        signer: await openKeyPair(sign, signature.fits, context),
        decryption: await openKeyPair(decrypt, establishment.fits, context),
      }
    })

const signFields: [string, string] = ['signKey', 'signCertificate']
const decryptFields: [string, string] = ['decryptKey', 'decryptCertificate']
