import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Fault } from '@sustento/platform/errors'
import { partyType } from '../as4/names.ts'
import { readAccessPoint } from '../store/access-point-files.ts'
import { readDirectory, writeDirectory } from './directory.ts'
import { exportOurs } from './export.ts'
import { readEntries, readGiven, withCertificates, writeEntries } from './files.ts'
import { importKey, openPkcs12Key } from './import-key.ts'
import { merge } from './merge.ts'
import type { Import } from './partner-data.ts'
import { domibus } from './pmode/names.ts'
import { readPMode } from './pmode/read.ts'
import { Wrong } from './wrong.ts'

/** How the command is called. */
export const usage = `usage: npm run partners -- COMMAND --tenant FOLDER …
  import FILE [--own NAME] [--certificates FOLDER] [--state XX] [--dry-run]
      a Domibus P-Mode file, or a directory as CSV or XML, into as4/partners.json of the tenant
  directory [--xml]
      the partners as a directory, on standard output
  export PARTNER --url URL --to FOLDER
      what the partner needs of us: sheet, certificates, P-Mode file
  import-key FILE [--next --from DATE] [--replace]
      our key pair out of PKCS#12, now or as the next one from a date; its password on standard input`

const options = {
  tenant: { type: 'string' },
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
    const [command, subject, ...more] = positionals
    const { tenant } = values
    return command && tenant && more.length === 0 ? { ...values, tenant, command, subject } : undefined
  } catch {
    return undefined
  }
}

async function run(values: Values, terminal: Terminal): Promise<number> {
  const { command, subject, tenant, url, to } = values
  const as4 = join(tenant, 'as4')
  if (command === 'import' && subject) return importInto(join(as4, 'partners.json'), subject, values, terminal)
  if (command === 'directory' && !subject) {
    const entries = await readEntries(join(as4, 'partners.json'))
    terminal.print(writeDirectory(entries, values.xml ? 'xml' : 'csv', partyType).trimEnd())
    return 0
  }
  if (command === 'export' && subject && url && to) {
    if (!URL.canParse(url) || !/^https?:/.test(url)) throw new Wrong('--url is no address of an access point')
    const point = await readAccessPoint({ id: '', folder: tenant })
    const partner = point.partners.find(({ id }) => id === subject)
    if (partner === undefined) throw new Wrong(`no partner has the id ${subject}`)
    for (const file of await exportOurs(point, partner, url, to)) terminal.print(join(to, file))
    return 0
  }
  if (command === 'import-key' && subject) {
    const { next, from, replace } = values
    if (next !== (from !== undefined))
      throw new Wrong('--next and --from go together: the next key, and from when it signs')
    const signer = await openPkcs12Key(subject, await terminal.readPassword())
    terminal.print(`key of ${await importKey(signer, as4, { replace, from })}`)
    return 0
  }
  terminal.print(usage)
  return 2
}

async function importInto(path: string, file: string, values: Values, { print }: Terminal): Promise<number> {
  const imported = await complete(await readGiven(file), values)
  const { entries, changes, missing } = merge(await readEntries(path), imported.partners, partyType)
  for (const note of imported.notes) print(`note: ${note}`)
  if (missing.length > 0) throw new Wrong(`nothing is written, a new partner lacks: ${missing.join('; ')}`)
  for (const change of changes) print(change)
  if (changes.length === 0) print('nothing changes')
  else if (!values['dry-run']) await writeEntries(path, entries)
  return 0
}

/** The import with what the options add to it. */
async function complete(bytes: Buffer, { own, certificates, state }: Values): Promise<Import> {
  const isPMode = bytes.subarray(0, 4096).includes(domibus)
  const read = isPMode ? readPMode(bytes, own) : readDirectory(bytes, partyType)
  const named = read.partners.map((one) => ({ ...(state && isPMode ? { state } : {}), ...one }))
  return { ...read, partners: certificates ? await withCertificates(named, certificates) : named }
}
