import { z } from 'zod'
import { partyType, role } from '../../as4/names.ts'
import { profileIds, tokenReferences } from '../../as4/security/profile.ts'
import { usualSchedule } from '../../domain/schedule.ts'
import { certificateFiles } from './certificates.ts'
import { headerText, optionalText } from './texts.ts'

/** An element of `partners`. */
export const partnerIn = (folder: string) =>
  z.strictObject({
    partyId: headerText,
    partyIdType: optionalText.default(partyType),
    role: headerText.default(role.responder),
    url: z
      .url({ protocol: /^https?$/, error: 'must be an address with http or https' })
      .refine(hasNoPassword, 'must hold no password'),
    certificates: certificateFiles(folder).refine((all) => all.length > 0, 'must name at least one'),
    profile: z.enum(profileIds).default('edelivery-1.x'),
    tokenReference: z.enum(tokenReferences).default('bst'),
    retry: z
      .strictObject({ delaysSeconds: z.array(z.number().positive().max(604_800)).max(100) })
      .default({ delaysSeconds: [...usualSchedule.delaysSeconds] }),
  })

/** An element of `agreements`: what may be exchanged with a partner. */
export const agreementFile = z.strictObject({
  partner: headerText,
  service: headerText,
  serviceType: optionalText.default(''),
  action: headerText,
  compress: z.boolean().default(true),
  ref: z
    .strictObject({ value: headerText, type: optionalText.default(''), pmode: optionalText.default('') })
    .optional(),
})

const hasNoPassword = (url: string) => !URL.canParse(url) || new URL(url).password === ''
