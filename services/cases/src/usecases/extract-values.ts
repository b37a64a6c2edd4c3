import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { toIso } from '@sustento/platform/legal-date'
import { fullNameOf } from './full-name.ts'

/** Fields that say by its id who is meant. */
const people = new Set(['payer', 'payee', 'beneficiaries', 'represents'])
/** What no form of a court says. */
const unsaid = new Set(['fromExtract', 'nonDisclosure', 'id'])

/** A value as text, where it stands. */
export type Leaf = readonly [field: string, text: string]

/** Every value that is given below a part of a case, as text: dates in ISO 8601, sums with their currency, people by name. */
export function* leavesOf(file: CaseFile, value: unknown, field = ''): Generator<Leaf> {
  const text = textOf(value)
  if (text !== undefined) yield* text === '' ? [] : [[field, text] as const]
  else if (Array.isArray(value)) {
    if (value.every((each) => typeof each === 'string')) yield* listLeaf(value, field)
    else for (const [i, each] of value.entries()) yield* leavesOf(file, each, `${field}[${i}]`)
  } else if (value !== null && typeof value === 'object') {
    for (const [key, below] of Object.entries(value)) {
      const named = people.has(key) ? namesOf(file, below) : below
      if (!unsaid.has(key)) yield* leavesOf(file, named, field === '' ? key : `${field}.${key}`)
    }
  }
}

function* listLeaf(list: readonly string[], field: string): Generator<Leaf> {
  if (list.length > 0) yield [field, list.join(', ')]
}

/** A single value as text; undefined for what holds others. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'object') return String(value)
  if ('minorUnits' in value && 'currency' in value) return moneyText(value as { currency: string; minorUnits: bigint })
  if ('year' in value && 'month' in value && 'day' in value) return toIso(value as Parameters<typeof toIso>[0]) ?? ''
  return undefined
}

/** `250.50 EUR`: as many decimals as the currency has. */
export function moneyText({ currency, minorUnits }: { currency: string; minorUnits: bigint }): string {
  const digits = decimalsOf(currency)
  const padded = String(minorUnits).padStart(digits + 1, '0')
  const whole = padded.slice(0, padded.length - digits)
  return `${digits > 0 ? `${whole}.${padded.slice(-digits)}` : whole} ${currency}`
}

function decimalsOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

function namesOf({ parties }: CaseFile, ids: unknown): string[] {
  return parties.flatMap(({ id, person }) => (person && [ids].flat().includes(id) ? [fullNameOf(person)] : []))
}
