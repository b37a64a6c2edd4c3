import type { Answer } from './answers.ts'
import type { FormNode } from './form.ts'
import { isAmount } from './money.ts'
import { toPattern } from './slots.ts'

/** A total and what it adds up, by path patterns. */
export interface Sum {
  readonly total: string
  readonly plus: readonly string[]
  readonly minus: readonly string[]
  /** The currencies of the amounts: nothing is added up across several. */
  readonly currencies?: string
}

/** What a total should be. */
export interface Total {
  readonly path: string
  readonly sum: string
}

/** The totals of a form: the row of a table that adds up the others, column by column, and points that say `sumOf`. */
export function sumsOf(nodes: readonly { readonly node: FormNode; readonly pattern: string }[]): Sum[] {
  return nodes.flatMap(({ node, pattern }) => {
    const { sumOf, totalRow } = node
    const own = sumOf ? [{ total: pattern, minus: [], ...sumOf }] : []
    if (!totalRow) return own
    const rows = (node.rows ?? []).filter((row) => row !== totalRow)
    const columns = (node.columns ?? []).filter((column) => column.type === 'money')
    const cell = (row: string, column: string): string => `${pattern}.cells.${row}.${column}`
    return [
      ...own,
      ...columns.map(({ id }) => ({ total: cell(totalRow, id), plus: rows.map((row) => cell(row, id)), minus: [] })),
    ]
  })
}

/** Every total of which something is given to add up. An amount that cannot be read leaves its total open. */
export function totalsOf(sums: readonly Sum[], answers: ReadonlyMap<string, Answer>): Total[] {
  return sums.flatMap((sum) => {
    const plus = amountsAt(sum.plus, answers)
    const minus = amountsAt(sum.minus, answers)
    const all = [...plus, ...minus]
    if (all.length === 0 || !all.every(isAmount) || !isOneCurrency(sum, answers)) return []
    const units = plus.reduce((a, n) => a + unitsOf(n), 0n) - minus.reduce((a, n) => a + unitsOf(n), 0n)
    const text = writeUnits(units, Math.max(...all.map(digitsOf)))
    return isAmount(text) ? [{ path: sum.total, sum: text }] : []
  })
}

/** A total as the answer that the form derives. */
export const toAnswer = ({ path, sum }: Total): Answer => ({ path, value: { kind: 'number', number: sum } })

/** Whether two amounts are the same but for noughts at the end. */
export const isSameAmount = (a: string, b: string): boolean => unitsOf(a) === unitsOf(b)

/** The answers with every total that was left blank, as paper and XML carry them. Pure. */
export function withTotals(sums: readonly Sum[], answers: readonly Answer[]): readonly Answer[] {
  if (sums.length === 0) return answers
  const given = new Map(answers.map((a) => [a.path, a]))
  const isBlank = (answer: Answer | undefined): boolean =>
    !answer || (answer.value.kind === 'number' && answer.value.number === '')
  const added = totalsOf(sums, given).filter(({ path }) => isBlank(given.get(path)))
  const paths = new Set(added.map(({ path }) => path))
  return [...answers.filter(({ path }) => !paths.has(path)), ...added.map(toAnswer)]
}

function amountsAt(patterns: readonly string[], answers: ReadonlyMap<string, Answer>): string[] {
  return answersAt(patterns, answers).flatMap(({ value }) =>
    value.kind === 'number' && value.number !== '' ? [value.number] : [],
  )
}

function isOneCurrency({ currencies }: Sum, answers: ReadonlyMap<string, Answer>): boolean {
  if (!currencies) return true
  const texts = answersAt([currencies], answers).flatMap(({ value }) => (value.kind === 'text' ? [value.text] : []))
  return new Set(texts).size <= 1
}

/** The rows of a table are the same everywhere or as many as are typed. */
function answersAt(patterns: readonly string[], answers: ReadonlyMap<string, Answer>): Answer[] {
  return patterns.flatMap((pattern) =>
    pattern.includes('[]')
      ? [...answers.values()].filter(({ path }) => toPattern(path) === pattern)
      : (answers.get(pattern) ?? []),
  )
}

const scale = 4

function digitsOf(amount: string): number {
  const point = amount.indexOf('.')
  return point < 0 ? 0 : amount.length - point - 1
}

/** Ten-thousandths: the finest that an amount is written in. What is short is exact as a number, and faster. */
function unitsOf(amount: string): bigint {
  if (amount.length <= 10) return BigInt(Math.round(Number(amount) * 10 ** scale))
  const [whole = '', fraction = ''] = amount.split('.')
  return BigInt(whole + fraction.padEnd(scale, '0'))
}

function writeUnits(units: bigint, digits: number): string {
  const text = String(units).padStart(scale + 1, '0')
  const fraction = text.slice(-scale).slice(0, digits)
  return fraction ? `${text.slice(0, -scale)}.${fraction}` : text.slice(0, -scale)
}
