import { z } from 'zod'
import { partyType, role } from '../../as4/names.ts'
import { type ProfileId, profiles } from '../../as4/security/profile.ts'
import { KeyProblem } from '../../keys/key-problem.ts'
import { fitsBoth, inSuccession, type KeySet, type NextKeys, type OwnKeys, takesOver } from '../../keys/own-keys.ts'
import { fileIn, wrong } from './files.ts'
import { keyPairIn } from './key-pair.ts'
import { password } from './password.ts'
import { headerText, optionalText } from './texts.ts'

/** `self`: who we are on the wire, with the keys of each security profile that some partner has. */
export const selfIn = (folder: string) =>
  z
    .strictObject({
      partyId: headerText,
      partyIdType: optionalText.default(partyType),
      role: headerText.default(role.initiator),
      ...oneForBoth(folder),
      key: fileIn(folder).optional(),
      next: listOf(z.strictObject({ ...oneForBoth(folder), from: takesOver }).transform(openOne)),
      'edelivery-2.0-eddsa': splitKeys(folder, 'edelivery-2.0-eddsa').optional(),
      'edelivery-2.0-ecdsa': splitKeys(folder, 'edelivery-2.0-ecdsa').optional(),
    })
    .transform(async ({ partyId, partyIdType, role, key, certificate, password: secret, next, ...split }, context) => {
      const keys: Partial<Record<ProfileId, OwnKeys[]>> = { ...split }
      if (key) {
        const present = await openOne({ key, certificate, password: secret }, context)
        keys['edelivery-1.x'] = ordered(present, next, context)
      }
      if (certificate && !key) return wrong(context, 'has no key', ['certificate'])
      if (next.length > 0 && !key)
        return wrong(context, new KeyProblem('NEXT_WITHOUT_PRESENT', 'key').message, ['next'])
      return { partyId, partyIdType, role, keys }
    })

/** A key that signs and decrypts. */
const oneForBoth = (folder: string) => ({
  key: fileIn(folder),
  certificate: fileIn(folder).optional(),
  password,
})

type OneForBoth = z.output<z.ZodObject<ReturnType<typeof oneForBoth>>>

async function openOne<T extends OneForBoth>(
  { key, certificate, password: secret, ...rest }: T,
  context: z.RefinementCtx,
) {
  const files = { key, certificate, password: secret, fields: { key: 'key', certificate: 'certificate' } }
  const pair = await keyPairIn(files, fitsBoth, context)
  return { ...rest, signer: pair, decryption: pair }
}

/** The keys of a profile that signs with another key than it decrypts with. */
function splitKeys(folder: string, profile: ProfileId) {
  const next = listOf(z.strictObject({ ...two(folder), from: takesOver }).transform(openTwo))
  return z.strictObject({ ...two(folder), next }).transform(async ({ next: following, ...files }, context) => {
    return ordered(await openTwo(files, context), following, context)
  })

  async function openTwo<T extends Two>(
    { signKey, signCertificate, decryptKey, decryptCertificate, password: secret, ...rest }: T,
    context: z.RefinementCtx,
  ) {
    const { signature, establishment } = profiles[profile]
    const sign = { key: signKey, certificate: signCertificate, password: secret, fields: signFields }
    const decrypt = { key: decryptKey, certificate: decryptCertificate, password: secret, fields: decryptFields }
    return {
      ...rest,
      signer: await keyPairIn(sign, signature.fits, context),
      decryption: await keyPairIn(decrypt, establishment.fits, context),
    }
  }
}

const two = (folder: string) => ({
  signKey: fileIn(folder),
  signCertificate: fileIn(folder).optional(),
  decryptKey: fileIn(folder),
  decryptCertificate: fileIn(folder).optional(),
  password,
})

type Two = z.output<z.ZodObject<ReturnType<typeof two>>>

const signFields = { key: 'signKey', certificate: 'signCertificate' }
const decryptFields = { key: 'decryptKey', certificate: 'decryptCertificate' }

/** One, or a list of them. */
const listOf = <T extends z.ZodType>(one: T) =>
  z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? given : [given]),
    z.array(one).max(10).default([]),
  )

/** The keys in the order of their turns. */
function ordered(present: KeySet, next: NextKeys[], context: z.RefinementCtx): OwnKeys[] {
  if (context.issues.length > 0) return z.NEVER
  return inSuccession(present, next, (problem, index) => {
    wrong(context, problem.message, ['next', `${index}`, problem.place])
  })
}
