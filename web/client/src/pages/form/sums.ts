import type { FormNodeJson, SumOfJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import type { AnswerStore } from './answer-store.ts'
import { decimalSum } from './decimal-sum.ts'
import { cellPath, patternOf } from './paths.ts'

/** What the amounts of a point that is a sum add up to now; undefined when there are none, or several currencies. */
export function sumOfPoint(store: Pick<AnswerStore, 'get' | 'paths'>, sum: SumOfJson): string | undefined {
  const at = (patterns: readonly string[] = []) => {
    const wanted = new Set(patterns)
    return store.paths().filter((path) => wanted.has(patternOf(path)))
  }
  const currencies = new Set(at(sum.currencies ? [sum.currencies] : []).map((path) => store.get(path)?.text))
  if (currencies.size > 1) return undefined
  const numbers = (patterns: readonly string[] | undefined) => at(patterns).map((path) => store.get(path)?.number)
  const off = numbers(sum.minus).map((number) => number && `-${number}`.replace('--', ''))
  return decimalSum([...numbers(sum.plus), ...off])
}

/** What the other rows of a column add up to now. */
export function sumOfColumn(
  store: Pick<AnswerStore, 'get'>,
  node: FormNodeJson,
  path: string,
  column: string,
): string | undefined {
  const rows = node.rows?.filter(({ id }) => id !== node.totalRow) ?? []
  return decimalSum(rows.map(({ id = '' }) => store.get(cellPath(path, id, column))?.number))
}
