import { createHash, X509Certificate } from 'node:crypto'
import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { systemClock } from '@sustento/platform/clock'
import { withoutMark } from '../access-point/byte-order-mark.ts'
import { configIn } from '../access-point/config/config.ts'
import { readConfig } from '../access-point/config/read-config.ts'
import { partnerId } from '../access-point/partner-id.ts'
import { pointOf } from '../access-point/point.ts'
import { partyType } from '../as4/names.ts'
import type { KeySet } from '../keys/own-keys.ts'
import type { Book, ImportedKeys, KeyPlace } from './book.ts'
import { replaceFile } from './files.ts'
import { checkNext, pairsOf, subjectsOf, toPem } from './import-key.ts'
import type { AgreementEntry, PartnerEntry } from './partner-data.ts'
import { Wrong } from './wrong.ts'

/** The configuration of an access point alone as it is written. What nobody here changes is kept as it is. */
interface Written {
  [field: string]: unknown
  self: Record<string, unknown> & { partyId: string }
  partners: (Record<string, unknown> & { partyId: string })[]
  agreements?: (Partial<AgreementEntry> & { partner: string })[]
}

/** The configuration of an access point alone. Certificates and keys become files beside it. */
export function configBook(file: string): Book {
  const path = resolve(file)
  return {
    required: ['endpoint', 'certificates'],
    leftOut: ['state', 'authority', 'originalSenders'],
    async entries() {
      const [written, read] = [await readWritten(path), await readConfig(path)]
      return written.partners.map((partner, index) => {
        const { own } = apart(read.partners[index]?.certificates)
        return toEntry(partner, own.map(String), written.agreements)
      })
    },
    async write(entries) {
      const written = await readWritten(path)
      const before = await this.entries()
      const changed = entries.filter((entry) => !isDeepStrictEqual(entry, before.find(isSame(entry))))
      const files: NewFile[] = []
      const { partners: read } = await readConfig(path)
      const partners = entries.map((entry) => {
        const old = before.find(isSame(entry))
        const known = written.partners.find(({ partyId }) => partyId === old?.party)
        if (known && !changed.includes(entry)) return known
        const { between } = apart(read.find(({ partyId }) => partyId === entry.party)?.certificates)
        return fromEntry(entry, { old, known, between }, files)
      })
      const others = (written.agreements ?? []).filter(({ partner }) => !changed.some(({ party }) => party === partner))
      const agreements = [...others, ...changed.flatMap(agreementsOf)]
      await replaceChecked(path, { ...written, partners, agreements }, files)
    },
    point: async () => pointOf(await readConfig(path), systemClock.now()),
    keepKey: (keys, place) => keepKey(path, keys, place),
  }
}

interface NewFile {
  name: string
  content: string
}

/** What was written of a partner before, and the authorities between that stand with its certificates. */
interface Before {
  old: PartnerEntry | undefined
  known: Written['partners'][number] | undefined
  between: X509Certificate[]
}

/** The certificates of a partner apart from those of authorities, which no import brings and which stay. */
function apart(certificates: X509Certificate[] = []) {
  const own = certificates.filter(({ ca }) => !ca)
  return own.length > 0 ? { own, between: certificates.filter(({ ca }) => ca) } : { own: certificates, between: [] }
}

const isSame = (one: PartnerEntry) => (other: PartnerEntry) => other.party === one.party

function toEntry(
  { partyId: party, partyIdType = partyType, url: endpoint, ...rest }: Written['partners'][number],
  certificates: string[],
  agreements: Written['agreements'] = [],
): PartnerEntry {
  const own = agreements.filter(({ partner }) => partner === party)
  return {
    ...rest,
    id: partnerId(party),
    party,
    partyType: String(partyIdType),
    endpoint,
    certificates,
    agreements: own.map(({ partner: _, ...one }) => ({ serviceType: '', compress: true, ...one })),
  }
}

/** Its certificates become a file of a name that tells them apart, so that the one in use is never half written. */
function fromEntry(
  { id: _id, party, partyType: type, endpoint, agreements: _agreements, certificates, ...rest }: PartnerEntry,
  { old, known, between }: Before,
  files: NewFile[],
): Written['partners'][number] {
  const isKept = known !== undefined && isDeepStrictEqual(certificates, old?.certificates)
  const content = [...(certificates as string[]), ...between].join('')
  const name = `partners/${partnerId(party)}-${digest(content)}.pem`
  if (!isKept) files.push({ name, content })
  const { authority: _authority, ...fields } = rest
  return {
    partyId: party,
    partyIdType: type,
    url: endpoint,
    ...fields,
    certificates: isKept ? known.certificates : [name],
  }
}

const agreementsOf = ({ party, agreements = [] }: PartnerEntry) =>
  (agreements as AgreementEntry[]).map((one) => ({ partner: party, ...one }))

const digest = (content: string) => createHash('sha256').update(content).digest('hex').slice(0, 8)

async function keepKey(path: string, keys: ImportedKeys, { replace, from }: KeyPlace): Promise<string> {
  const written = await readWritten(path)
  const { profile } = keys
  const isWhole = profile === 'edelivery-1.x'
  const block = (isWhole ? written.self : written.self[profile]) as Record<string, unknown> | undefined
  const { next, password: _, ...unlocked } = block ?? {}
  const present = block?.[isWhole ? 'key' : 'signKey']
  if (!replace && (from === undefined ? present : next) !== undefined)
    throw new Wrong(`${path}: has ${from === undefined ? 'a' : 'a next'} key already; --replace puts this in its place`)
  const [first, ...following] = (await readConfig(path)).self.keys[profile] ?? []
  if (from !== undefined) checkNext(first, keys, from)
  const { fields, files } = namedFiles(keys, written.self.partyId)
  // The next one becomes the present one.
  const isTheNext = following.length === 1 && following[0] !== undefined && isSameSet(following[0], keys)
  const changed =
    from === undefined
      ? { ...unlocked, ...fields, ...(next && !isTheNext ? { next } : {}) }
      : { ...block, next: { ...fields, from } }
  const self = isWhole ? changed : { ...written.self, [profile]: changed }
  await replaceChecked(path, { ...written, self: { ...self, partyId: written.self.partyId } }, files)
  const places = Object.entries(fields).filter(([field]) => /key$/i.test(field))
  return `${subjectsOf(keys)}, in ${places.map(([, name]) => join(dirname(path), name)).join(' and ')}`
}

/** The files of keys, under names that tell them apart from those in use, and the fields that name them. */
function namedFiles(keys: ImportedKeys, party: string): { fields: Record<string, string>; files: NewFile[] } {
  const fields: Record<string, string> = {}
  const files: NewFile[] = []
  for (const [use, pair] of pairsOf(keys)) {
    const { key, certificate } = toPem(pair)
    const name = `${partnerId(party)}-${digest(new X509Certificate(pair.certificate).fingerprint256)}`
    fields[use === '' ? 'key' : `${use}Key`] = `${name}.key.pem`
    fields[use === '' ? 'certificate' : `${use}Certificate`] = `${name}.cert.pem`
    files.push({ name: `${name}.key.pem`, content: key }, { name: `${name}.cert.pem`, content: certificate })
  }
  return { fields, files }
}

const isSameSet = (one: KeySet, other: KeySet) =>
  one.signer.certificate.equals(other.signer.certificate) &&
  one.decryption.certificate.equals(other.decryption.certificate)

/** Writes the configuration with the files that it names, when the access point would take it; else nothing stays. */
async function replaceChecked(path: string, written: Written, files: readonly NewFile[]): Promise<void> {
  const folder = dirname(path)
  const made: string[] = []
  for (const { name, content } of files) {
    const at = join(folder, name)
    await mkdir(dirname(at), { recursive: true })
    if ((await readFile(at, 'utf8').catch(() => undefined)) === content) continue
    await replaceFile(at, content)
    made.push(at)
  }
  const read = await configIn(folder).safeParseAsync(written)
  if (!read.success) {
    await Promise.all(made.map((at) => rm(at)))
    const wrong = read.error.issues.map(({ path: field, message }) => `${field.join('.')} ${message}`)
    throw new Wrong(`nothing is written: ${wrong.join('; ')}`)
  }
  const { mode } = await stat(path)
  await replaceFile(path, `${JSON.stringify(written, null, 2)}\n`, mode)
}

async function readWritten(path: string): Promise<Written> {
  // Whatever is wrong with it is said as the access point itself says it.
  await readConfig(path)
  return JSON.parse(withoutMark(await readFile(path, 'utf8')))
}
