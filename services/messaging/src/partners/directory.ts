import { X509Certificate } from 'node:crypto'
import { escapeXml } from '../as4/xml/write.ts'
import { readCsv, writeCsv } from './csv.ts'
import type { Import, PartnerData, PartnerEntry } from './partner-data.ts'
import { allOf, readTree } from './pmode/tree.ts'
import { Wrong } from './wrong.ts'

/** Namespace of a partner directory in XML. */
export const directoryNamespace = 'urn:sustento:partner-directory:1'

/** A row of a directory: which authority is reached at which access point. Lists have a space between their members. */
const columns = ['party', 'partyType', 'state', 'authority', 'endpoint', 'originalSenders', 'certificates'] as const
type Row = Partial<Record<(typeof columns)[number], string>>

/** Reads a directory, CSV (with a line of column names) or XML. An empty field leaves what is known as it is. */
export function readDirectory(bytes: Buffer, usualType: string): Import {
  const isXml = /^\uFEFF?\s*</.test(bytes.subarray(0, 200).toString())
  const rows = isXml
    ? allOf(readTree(bytes, directoryNamespace, 'directory'), 'partner').map(({ attributes }): Row => attributes)
    : readCsv(bytes, columns)
  const notes = rows.flatMap((row, index) =>
    Object.keys(row)
      .filter((name) => !columns.some((column) => column === name))
      .map((name) => `partner ${index + 1}: ${name} is left out`),
  )
  const partners = rows.map((row, index) => toData(row, index + 1, usualType))
  const seen = new Set<string>()
  for (const { party, partyType } of partners) {
    const key = `${partyType} ${party}`
    if (seen.has(key)) throw new Wrong(`${party} is in the directory twice`)
    seen.add(key)
  }
  return { partners, notes: [...new Set(notes)] }
}

function toData(row: Row, index: number, usualType: string): PartnerData {
  const { party, partyType, state, authority, endpoint, originalSenders, certificates } = row
  if (!party) throw new Wrong(`partner ${index}: has no party`)
  return {
    name: authority || party,
    party,
    partyType: partyType || usualType,
    ...(state ? { state } : {}),
    ...(authority ? { authority: { name: authority } } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(originalSenders ? { originalSenders: originalSenders.split(/\s+/) } : {}),
    ...(certificates ? { certificates: certificates.split(/\s+/).map((one) => toPem(one, party)) } : {}),
  }
}

function toPem(base64: string, party: string): string {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).toString()
  } catch {
    throw new Wrong(`${party}: a certificate is not one, or not in base64`)
  }
}

/** Writes what a directory says of the partners. */
export function writeDirectory(entries: readonly PartnerEntry[], form: 'csv' | 'xml', usualType: string): string {
  const rows = entries.map((entry) => toRow(entry, usualType))
  if (form === 'csv') return writeCsv(columns, rows)
  const lines = rows.map((row) => {
    const written = columns.filter((name) => row[name]).map((name) => ` ${name}="${escapeXml(row[name] ?? '')}"`)
    return `  <partner${written.join('')}/>`
  })
  return `<directory xmlns="${directoryNamespace}">\n${lines.join('\n')}\n</directory>\n`
}

function toRow(entry: PartnerEntry, usualType: string): Row {
  const { party, partyType = usualType, state, authority, endpoint, originalSenders, certificates } = entry
  const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    party,
    partyType,
    state: text(state),
    authority: text((authority as { name?: unknown } | undefined)?.name),
    endpoint: text(endpoint),
    originalSenders: list(originalSenders).join(' '),
    certificates: list(certificates)
      .map((pem) => new X509Certificate(pem).raw.toString('base64'))
      .join(' '),
  }
}
