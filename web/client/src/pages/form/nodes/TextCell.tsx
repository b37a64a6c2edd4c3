import { Input } from '@digdir/designsystemet-react'
import { textValue } from '../text-value.ts'
import type { CellProps } from './cell-props.ts'
import { attributesOf } from './field-attributes.ts'

/** Text in a cell. */
export function TextCell({ field, label }: CellProps) {
  const { answer, put } = field
  return (
    <Input
      {...attributesOf(field)}
      aria-label={label}
      dir="auto"
      value={answer?.text ?? ''}
      onChange={(event) => put(textValue(event.target.value, answer))}
    />
  )
}
