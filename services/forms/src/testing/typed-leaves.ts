import type { CaseFile } from '../domain/case-file.ts'

/** A single value that a caseworker types or chooses in a case, and where. */
export interface Leaf {
  readonly path: readonly (string | number)[]
  readonly value: unknown
}

/**
 * What nobody types: authorities and the receipt, which the software knows, the instrument that follows from the two
 * States, ids that join records, and what is said of an extract that was read in.
 */
const known: ReadonlySet<string> = new Set([
  ...['requestingAuthority', 'requestedAuthority', 'receipt', 'instrument', 'id', 'fromExtract'],
])

/** Every value that is typed or chosen in a case: each text, sum, currency, date, role and tick counts as one. */
export function leavesOf(file: CaseFile): Leaf[] {
  const leaves: Leaf[] = []
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (value === undefined || value === '') return
    if (typeof value !== 'object' || value === null) {
      leaves.push({ path, value })
      return
    }
    for (const [key, below] of Object.entries(value)) {
      if (!known.has(key)) visit(below, [...path, Array.isArray(value) ? Number(key) : key])
    }
  }
  visit(file, [])
  return leaves
}

/** The case without the value: a text blank, an item of a list gone, a yes a no, anything else not known. */
export function without(file: CaseFile, { path }: Leaf): CaseFile {
  const cut = (value: unknown, [step, ...rest]: readonly (string | number)[]): unknown => {
    if (step === undefined) return typeof value === 'string' ? '' : typeof value === 'boolean' ? !value : undefined
    if (Array.isArray(value)) {
      if (rest.length === 0) return value.filter((_, i) => i !== step)
      return value.map((item, i) => (i === step ? cut(item, rest) : item))
    }
    const record = value as Readonly<Record<string, unknown>>
    return { ...record, [step]: cut(record[step], rest) }
  }
  return cut(file, path) as CaseFile
}
