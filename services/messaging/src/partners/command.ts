import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '@sustento/platform/clock'
import { Fault } from '@sustento/platform/errors'
import { partyType } from '../as4/names.ts'
import { profileIds } from '../as4/security/profile.ts'
import type { Book } from './book.ts'
import { configBook } from './config-book.ts'
import { readDirectory, writeDirectory } from './directory.ts'
import { exportOurs } from './export.ts'
import { readGiven, withCertificates } from './files.ts'
import { openPkcs12Keys } from './import-key.ts'
import { merge } from './merge.ts'
import type { Import, PartnerData } from './partner-data.ts'
import { domibus } from './pmode/names.ts'
import { readPMode } from './pmode/read.ts'
import { tenantBook } from './tenant-book.ts'
import { Wrong } from './wrong.ts'

/** How the command is called. */
export const usage = `usage: npm run partners -- COMMAND --tenant FOLDER …, or --config FILE of an access point alone
  import FILE [--own NAME] [--certificates FOLDER] [--state XX] [--dry-run]
      a Domibus P-Mode file, or a directory as CSV or XML, into as4/partners.json of the tenant, or into FILE
  directory [--xml]
      the partners as a directory, on standard output
  export PARTNER --url URL --to FOLDER
      what the partner needs of us: sheet and parameters, certificates, P-Mode file
  import-key FILE [DECRYPT-FILE] [--profile PROFILE] [--next --from DATE] [--replace]
      our key pair out of PKCS#12, now or as the next one from a date; the password on standard input. For the profiles
      edelivery-2.0-eddsa and edelivery-2.0-ecdsa FILE has the pair that signs, and the one that decrypts unless
      DECRYPT-FILE has it, under the same password`

const options = {
  tenant: { type: 'string' },
  config: { type: 'string' },
  own: { type: 'string' },
  certificates: { type: 'string' },
  state: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  xml: { type: 'boolean', default: false },
  url: { type: 'string' },
  to: { type: 'string' },
  replace: { type: 'boolean', default: false },
  next: { type: 'boolean', default: false },
  from: { type: 'string' },
  profile: { type: 'string', default: 'edelivery-1.x' },
} as const

/** What the command reads besides its files, and where it prints. */
export interface Terminal {
  print: (line: string) => void
  readPassword: () => Promise<string>
}

/** Does what the arguments say and gives the exit status: 0 done, 1 the files are not what they must be, 2 wrong use. */
export async function partners(args: readonly string[], terminal: Terminal): Promise<number> {
  const read = parse(args)
  if (read === undefined) {
    terminal.print(usage)
    return 2
  }
  try {
    return await run(read, terminal)
  } catch (error) {
    if (!(error instanceof Wrong || error instanceof Fault)) throw error
    terminal.print(`sustento: ${error.message}`)
    return 1
  }
}

type Values = NonNullable<ReturnType<typeof parse>>

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    const [command, subject, second, ...more] = positionals
    const profile = profileIds.find((id) => id === values.profile)
    const isSplit = command === 'import-key' && profile !== 'edelivery-1.x'
    const isOne = (values.tenant === undefined) !== (values.config === undefined)
    const isRight = isOne && (second === undefined || isSplit) && more.length === 0
    return command && profile && isRight ? { ...values, command, subject, second, profile } : undefined
  } catch {
    return undefined
  }
}

async function run(values: Values, terminal: Terminal): Promise<number> {
  const { command, subject, second, profile, tenant, config, url, to } = values
  const book = tenant ? tenantBook(tenant) : configBook(config ?? '')
  if (command === 'import' && subject) return importInto(book, subject, values, terminal)
  if (command === 'directory' && !subject) {
    terminal.print(writeDirectory(await book.entries(), values.xml ? 'xml' : 'csv', partyType).trimEnd())
    return 0
  }
  if (command === 'export' && subject && url && to) {
    if (!URL.canParse(url) || !/^https?:/.test(url)) throw new Wrong('--url is no address of an access point')
    const point = await book.point()
    const partner = point.partners.find(({ id, party }) => id === subject || party === subject)
    if (partner === undefined) throw new Wrong(`no partner has the id ${subject}`)
    for (const file of await exportOurs(point, partner, url, { folder: to, at: systemClock.now() }))
      terminal.print(join(to, file))
    return 0
  }
  if (command === 'import-key' && subject) {
    const { next, from, replace } = values
    if (next !== (from !== undefined))
      throw new Wrong('--next and --from go together: the next key, and from when it signs')
    const keys = await openPkcs12Keys([subject, second], profile, await terminal.readPassword())
    terminal.print(`key of ${await book.keepKey(keys, { replace, from })}`)
    return 0
  }
  terminal.print(usage)
  return 2
}

async function importInto(book: Book, file: string, values: Values, { print }: Terminal): Promise<number> {
  const imported = withoutFields(await complete(await readGiven(file), values), book.leftOut)
  const { entries, changes, missing } = merge(await book.entries(), imported.partners, partyType, book.required)
  for (const note of imported.notes) print(`note: ${note}`)
  if (missing.length > 0) throw new Wrong(`nothing is written, a new partner lacks: ${missing.join('; ')}`)
  for (const change of changes) print(change)
  if (changes.length === 0) print('nothing changes')
  else if (!values['dry-run']) await book.write(entries)
  return 0
}

/** What has no place in the book is left out, and said. */
function withoutFields({ partners, notes }: Import, fields: Book['leftOut']): Import {
  const isThere = (field: keyof PartnerData) => partners.some((one) => one[field] !== undefined)
  return {
    partners: partners.map((one) => {
      const left = Object.entries(one).filter(([field]) => !fields.some((other) => other === field))
      return { ...Object.fromEntries(left), name: one.name, party: one.party, partyType: one.partyType }
    }),
    notes: [...notes, ...fields.filter(isThere).map((field) => `${field} is left out: an access point alone has none`)],
  }
}

/** The import with what the options add to it. */
async function complete(bytes: Buffer, { own, certificates, state }: Values): Promise<Import> {
  const isPMode = bytes.subarray(0, 4096).includes(domibus)
  const read = isPMode ? readPMode(bytes, own) : readDirectory(bytes, partyType)
  const named = read.partners.map((one) => ({ ...(state && isPMode ? { state } : {}), ...one }))
  return { ...read, partners: certificates ? await withCertificates(named, certificates) : named }
}
