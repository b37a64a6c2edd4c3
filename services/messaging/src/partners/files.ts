import { randomUUID, type X509Certificate } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { certificatesIn } from '../keys/certificates-in.ts'
import { PartnersFile } from '../store/access-point-files.ts'
import type { PartnerData, PartnerEntry } from './partner-data.ts'
import { Wrong } from './wrong.ts'

/** Reads `partners.json`; nobody yet where there is no file. */
export async function readEntries(path: string): Promise<PartnerEntry[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]'
    throw new Wrong(`${path}: cannot be read (${error.code})`)
  })
  try {
    const entries: unknown = JSON.parse(text)
    if (Array.isArray(entries)) return entries
  } catch {
    // Falls through.
  }
  throw new Wrong(`${path}: is no list of partners`)
}

/** Reads a file that somebody named. */
export function readGiven(path: string): Promise<Buffer> {
  return readFile(path).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Wrong(`${path}: cannot be read (${code})`)
  })
}

/** Writes `partners.json` when the service would take it, and never a half of it. */
export async function writeEntries(path: string, entries: readonly PartnerEntry[]): Promise<void> {
  const read = PartnersFile.safeParse(entries)
  if (!read.success) {
    const wrong = read.error.issues.map(({ path: [index, ...field], message }) => {
      const id = entries[Number(index)]?.id ?? ''
      return `${id} ${field.join('.')} ${message}`.trim()
    })
    throw new Wrong(`nothing is written: ${wrong.join('; ')}`)
  }
  await replaceFile(path, `${JSON.stringify(entries, null, 2)}\n`)
}

/** Puts a file in the place of another one, readable by its owner alone unless it is said otherwise. */
export async function replaceFile(path: string, content: string, mode = 0o600): Promise<void> {
  const half = join(dirname(path), `.${randomUUID()}`)
  await writeFile(half, content, { mode })
  await rename(half, path)
}

/** Adds the certificates that lie in a folder under the names of the partners: `NAME.pem`, `.cer`, `.crt`, `.der`, `.p12`. */
export async function withCertificates(partners: PartnerData[], folder: string): Promise<PartnerData[]> {
  const names = await readdir(folder).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Wrong(`${folder}: cannot be read (${code})`)
  })
  return Promise.all(
    partners.map(async (partner) => {
      const files = names.filter((file) => /^[.](pem|cer|crt|der|p12|pfx)$/i.test(parse(file).ext))
      const own = files.filter((file) => [partner.name, partner.party].includes(parse(file).name))
      const found = await Promise.all(own.map((file) => certificatesOf(join(folder, file))))
      const certificates = [...new Set(found.flat())]
      return certificates.length > 0 ? { ...partner, certificates } : partner
    }),
  )
}

async function certificatesOf(path: string): Promise<string[]> {
  const bytes = await readFile(path)
  if (bytes.length > 1 << 20) throw new Wrong(`${path}: has more than 1 MiB`)
  const found = await certificatesIn(bytes, '').catch((): X509Certificate[] => [])
  if (found.length === 0) throw new Wrong(`${path}: holds no certificate, or needs a password`)
  return found.filter(({ ca }) => !ca).map(String)
}
