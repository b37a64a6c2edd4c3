import type { FormNodeJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'
import { cellPath } from '../paths.ts'

/** A row of a table: named by the form, or counted. */
export interface TableRow {
  key: string | number
  label: string
}

/** The paths of the other rows of a column: what a total adds up. */
export function addends(node: FormNodeJson, path: string, column: string): string[] {
  const rows = node.rows?.map(({ id = '' }) => id) ?? []
  return rows.filter((row) => row !== totalRow).map((row) => cellPath(path, row, column))
}

/** The row that holds the sum of the others. */
export const totalRow = 'total'

/** Columns of blank rows whose amounts may be added up: not when each row has a currency of its own. */
export function summedColumns(node: FormNodeJson): string[] {
  const columns = node.columns ?? []
  if (node.rows?.length || columns.some(({ type }) => type === 'currency')) return []
  return columns.filter(({ type }) => type === 'money').map(({ id = '' }) => id)
}
