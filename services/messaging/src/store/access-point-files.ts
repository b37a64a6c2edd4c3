import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '@sustento/platform/errors'
import { Authority } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { Tenant } from '@sustento/platform/tenants'
import { z } from 'zod'
import { isHeaderText } from '../as4/ebms/values.ts'
import { partyType, role } from '../as4/names.ts'
import { missingUse, profileIds, tokenReferences } from '../as4/security/profile.ts'
import { type Agreement, usualAgreements } from '../domain/agreement.ts'
import { usualSchedule } from '../domain/schedule.ts'
import { withEvidences } from '../ecodex/agreements.ts'
import type { AccessPoint, Partner } from './access-point.ts'
import { readIssuers } from './issuers.ts'
import { readOwnKeys } from './own-keys.ts'
import { retentionFile } from './retention-file.ts'

const text = z.string().refine((value) => isHeaderText(value), 'must be a short text')
const optionalText = z.union([z.literal(''), text]).default('')
const authorities = z.array(z.string().min(1).max(1024)).min(1).optional()
const party = z.string().regex(/^[\x21-\x7e]{1,190}$/)

/** `as4/access-point.json`: who we are on the wire. */
export const AccessPointFile = z.object({
  party: party.describe('Our party id on the wire'),
  partyType: z.string().default(partyType).describe('What kind of id that is'),
  role: text.default(role.initiator).describe('Our role in the messages from us'),
  finalRecipients: authorities.describe('Authorities that may be named as `finalRecipient`: ours when none is given'),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .describe('ISO 3166-1 alpha-2 code of our State, for trust tokens; that of our certificate by default'),
  domain: z.hostname().describe('Our part of message ids'),
  retention: retentionFile.describe(
    'Days after which `contentDays`, `evidenceDays` and `addressingDays` of a message are removed: kept where none is given. `forwardedDays` after another authority of the State has a message, 30 by default, ours of it is removed',
  ),
})

/** An element of `agreements`: one service and action. */
const AgreementFile = z
  .strictObject({
    service: text,
    serviceType: optionalText,
    action: text,
    compress: z.boolean().default(true),
    ref: z.strictObject({ value: text, type: optionalText, pmode: optionalText }).optional(),
  })
  .transform(({ service, serviceType, ...rest }): Agreement => {
    return { ...rest, service: { value: service, type: serviceType } }
  })

/** An element of `as4/partners.json`. */
export const PartnerFile = z.object({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,62}$/)
    .describe('Its segment in resource names'),
  party: party.describe('Its party id on the wire'),
  partyType: z.string().default(partyType).describe('What kind of id that is'),
  role: text.default(role.responder).describe('Its role in the messages to it'),
  agreements: z
    .array(AgreementFile)
    .optional()
    .describe('What is exchanged with it, the service on maintenance by default; with an empty list anything'),
  originalSenders: authorities.describe(
    'Authorities for which it may speak, named as `originalSender`: itself alone when none is given',
  ),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .describe('ISO 3166-1 alpha-2 code of its State'),
  authority: z
    .looseObject({ name: z.string().min(1) })
    .describe('How it is reached: JSON of `sustento.type.v1.Authority`'),
  endpoint: z.url({ protocol: /^https?$/ }).describe('Where its access point takes messages'),
  certificates: z
    .array(z.string().transform(toCertificate))
    .min(1)
    .describe(
      'Its certificates (PEM), several while one is replaced: all are accepted, the newest valid one is encrypted to',
    ),
  profile: z.enum(profileIds).default('edelivery-1.x').describe('The algorithms of the messages both ways, no others'),
  tokenReference: z
    .enum(tokenReferences)
    .default('bst')
    .describe('How we name certificates: in a token of the message, by issuer and serial number, by key identifier'),
  ecodex: z.boolean().default(false).describe('Whether evidences of e-CODEX are exchanged about the messages'),
  container: z
    .boolean()
    .default(true)
    .describe(
      'With `ecodex`: whether our documents go in a container (ASiC-S) with a trust token, as connectors want it',
    ),
  evidenceCertificates: z
    .array(z.string().transform(toCertificate))
    .min(1)
    .optional()
    .describe('What its connector signs evidences with (PEM); `certificates` by default'),
  sha1Evidences: z
    .boolean()
    .default(false)
    .describe('Also believe evidences signed with SHA-1, of a connector that can do nothing else'),
  retry: z
    .object({ delaysSeconds: z.array(z.number().positive().max(604_800)).max(100) })
    .default({ delaysSeconds: [...usualSchedule.delaysSeconds] })
    .describe('How long to wait before each further attempt'),
  demonstrationNotice: z.string().default('').describe('Said wherever it is shown when it is invented'),
})

/** `as4/partners.json`. */
export const PartnersFile = z
  .array(PartnerFile)
  .refine((all) => isDistinct(all.map(({ id }) => id)), 'two partners have the same id')
  .refine((all) => isDistinct(all.map((one) => `${one.partyType} ${one.party}`)), 'two partners have the same party id')
  .superRefine((all, context) => {
    for (const [index, partner] of all.entries()) {
      const missing = missingUse(partner)
      const message = `has none for ${missing} under the profile`
      if (missing) context.addIssue({ code: 'custom', path: [index, 'certificates'], message })
    }
  })

/** A tenant as far as its access point is concerned; its State, unless the file names one. */
export type TenantFiles = Pick<Tenant, 'id' | 'folder'> & Partial<Pick<Tenant, 'state'>>

/**
 * Reads the files of a tenant's access point, below `as4` in its folder: `access-point.json`, `partners.json`, our
 * keys, and `issuers.pem` where there is one. An error names file and field, never a value.
 */
export async function readAccessPoint(tenant: TenantFiles): Promise<AccessPoint> {
  const at = (name: string) => join(tenant.folder, 'as4', name)
  const own = await readJson(at('access-point.json'), AccessPointFile)
  const partners = await readJson(at('partners.json'), PartnersFile)
  const keys = await readOwnKeys(at('.'))
  const issuers = await readIssuers(at('issuers.pem'))
  for (const [index, { profile, ecodex, party, partyType: type }] of partners.entries()) {
    if (party === own.party && type === own.partyType)
      throw new Fault(`${at('partners.json')}: ${index}.party is our own (PARTNER_IS_SELF)`)
    if (!keys[profile]) throw new Fault(`${at('partners.json')}: ${index}.profile has no keys of ours`)
    if (ecodex && !keys['edelivery-1.x']) throw new Fault(`${at('partners.json')}: ${index}.ecodex needs our RSA key`)
  }
  return {
    tenant: tenant.id,
    ...own,
    ownState: own.state ?? tenant.state,
    forCases: true,
    keys,
    partners: partners.map(toPartner),
    issuers,
  }
}

function toPartner(read: z.output<typeof PartnerFile>): Partner {
  const { agreements = usualAgreements, authority, certificates, evidenceCertificates = certificates } = read
  return {
    ...read,
    agreements: read.ecodex ? withEvidences(agreements) : agreements,
    evidenceCertificates,
    authority: Authority.fromJSON(authority),
  }
}

async function readJson<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
  const read = schema.safeParse(parse(path, await readFile(path, 'utf8')))
  if (read.success) return read.data
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  throw new Fault(`${path}: ${wrong.join('; ')}`)
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Fault(`${path}: not JSON`)
  }
}

function toCertificate(pem: string, context: z.RefinementCtx): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    context.addIssue({ code: 'custom', message: 'is not a certificate' })
    return z.NEVER
  }
}

const isDistinct = (values: string[]) => new Set(values).size === values.length
