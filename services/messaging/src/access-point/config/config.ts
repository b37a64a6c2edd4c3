import { z } from 'zod'
import { missingUse } from '../../as4/security/profile.ts'
import { retentionFile } from '../../store/retention-file.ts'
import { certificateFiles } from './certificates.ts'
import { pathIn } from './files.ts'
import { agreementFile, partnerIn } from './partner.ts'
import { revocationIn } from './revocation.ts'
import { selfIn } from './self.ts'
import { clientTls, serverTls } from './tls.ts'

const shape = 'must be postgres://USER:PASSWORD@HOST:PORT/DATABASE'
const postgres = z.string().regex(/^postgres(ql)?:\/\/.+/, shape)

const fieldsIn = (folder: string) =>
  z.strictObject({
    data: pathIn(folder),
    database: z
      .union([postgres.transform((url) => ({ url })), z.strictObject({ url: postgres, keysUrl: postgres })], {
        error: `${shape}, or url and keysUrl of that form`,
      })
      .optional(),
    listen: z.strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: z.number().int().min(0).max(65_535),
      path: z
        .string()
        .regex(/^\/[\x21-\x7e]*$/, 'must begin with / and have no spaces')
        .default('/as4'),
      tls: serverTls(folder).optional(),
    }),
    operations: z
      .strictObject({ host: z.string().min(1).default('127.0.0.1'), port: z.number().int().min(0).max(65_535) })
      .optional(),
    self: selfIn(folder),
    tls: clientTls(folder).prefault({}),
    trust: certificateFiles(folder).default([]),
    partners: z.array(partnerIn(folder)),
    agreements: z.array(agreementFile).default([]),
    revocation: revocationIn(folder).optional(),
    retention: retentionFile,
  })

/** Configuration of an access point that runs alone, with everything that it names. */
export type Config = z.output<ReturnType<typeof fieldsIn>>

/** The configuration as it is written; paths in it are relative to its folder. */
export const configIn = (folder: string) => fieldsIn(folder).superRefine(checkPartners)

/** A message from or to it could not be told from our own. */
const oneself = 'is our own: a partner has another party id, or one of another type'

const isOurs = (self: Config['self'], partner: Config['partners'][number]) =>
  partner.partyId === self.partyId && partner.partyIdType === self.partyIdType

function checkPartners({ self, partners, agreements, listen, operations }: Config, context: z.RefinementCtx): void {
  const wrong = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
  if (operations && operations.port !== 0 && operations.port === listen.port)
    wrong(['operations', 'port'], 'is the one of listen')
  if (Object.keys(self.keys).length === 0) wrong(['self', 'key'], 'is missing, and so are the keys of other profiles')
  const ids = partners.map(({ partyId }) => partyId)
  for (const [index, partner] of partners.entries()) {
    const { partyId, profile } = partner
    const missing = missingUse(partner)
    if (missing) wrong(['partners', index, 'certificates'], `have none for ${missing} under ${profile}`)
    if (ids.indexOf(partyId) < index) wrong(['partners', index, 'partyId'], 'is that of another partner')
    if (isOurs(self, partner)) wrong(['partners', index, 'partyId'], `${oneself} (PARTNER_IS_SELF)`)
    if (!self.keys[profile]) wrong(['partners', index, 'profile'], 'needs keys of ours that self does not name')
  }
  for (const [index, { partner }] of agreements.entries()) {
    if (!ids.includes(partner)) wrong(['agreements', index, 'partner'], 'is none of the partners')
  }
}
