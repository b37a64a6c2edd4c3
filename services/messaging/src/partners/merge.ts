import { isDeepStrictEqual } from 'node:util'
import type { PartnerData, PartnerEntry } from './partner-data.ts'

/** What becomes of `partners.json`, and in words what differs. */
export interface Merged {
  entries: PartnerEntry[]
  changes: string[]
  /** What a new partner lacks: nothing is written then. */
  missing: string[]
}

/**
 * Brings what was imported into what is there. A partner is the same one by its party id and type; what the import does
 * not know of it stays. The same import again changes nothing.
 */
export function merge(
  entries: readonly PartnerEntry[],
  imported: readonly PartnerData[],
  usualType: string,
  required: readonly (keyof PartnerData)[],
): Merged {
  const merged = entries.map((entry) => ({ ...entry }))
  const changes: string[] = []
  const missing: string[] = []
  for (const { name, ...data } of imported) {
    const known = merged.find((one) => one.party === data.party && (one.partyType ?? usualType) === data.partyType)
    if (known) {
      for (const [field, value] of Object.entries(withKnown(data, known))) {
        const before = known[field] ?? usual(field, usualType)
        if (isDeepStrictEqual(before, value)) continue
        changes.push(`${known.id}: ${field} ${before === undefined ? 'is set' : 'is changed'}${shown(before, value)}`)
        known[field] = value
      }
      continue
    }
    const added = { authority: { name }, ...data }
    const lacking = required.filter((field) => data[field as keyof typeof data] === undefined)
    missing.push(...lacking.map((field) => `${name}: ${field}`))
    const id = freeId(name, merged)
    changes.push(`${id}: is added, party ${data.party}`)
    merged.push({ id, ...added })
  }
  return { entries: merged, changes, missing }
}

const usual = (field: string, usualType: string) => (field === 'partyType' ? usualType : undefined)

/** The name of an authority is changed, and its address and telephone stay. */
function withKnown({ authority, ...data }: Omit<PartnerData, 'name'>, known: PartnerEntry): Omit<PartnerData, 'name'> {
  return authority ? { ...data, authority: { ...(known.authority as object | undefined), ...authority } } : data
}

/** Short values are shown; certificates and lists are not. */
function shown(before: unknown, after: unknown): string {
  if (Array.isArray(before) && Array.isArray(after)) {
    const absent = (from: unknown[], than: unknown[]) =>
      from.filter((one) => !than.some((other) => isDeepStrictEqual(one, other))).length
    return `, ${absent(after, before)} more, ${absent(before, after)} fewer`
  }
  return typeof after === 'string' ? `${typeof before === 'string' ? ` from ${before}` : ''} to ${after}` : ''
}

/** A segment of resource names that nobody has. */
function freeId(name: string, entries: readonly PartnerEntry[]): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
  const base = slug.slice(0, 50) || 'partner'
  const taken = (id: string) => entries.some((one) => one.id === id)
  for (let count = 1; ; count++) {
    const id = count === 1 ? base : `${base}-${count}`
    if (!taken(id)) return id
  }
}
