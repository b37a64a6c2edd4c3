import type { FormField } from './use-field.ts'

/** What the field in a cell is given. */
export interface CellProps {
  field: FormField
  /** Row and column: they name the field. */
  label: string
}
