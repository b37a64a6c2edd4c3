import { Checkbox } from '@digdir/designsystemet-react'
import type { CellProps } from './cell-props.ts'
import { DateCell } from './DateCell.tsx'
import { FieldFindings } from './FieldFindings.tsx'
import { attributesOf } from './field-attributes.ts'
import { ListSelect } from './ListSelect.tsx'
import { NumberCell } from './NumberCell.tsx'
import { TextCell } from './TextCell.tsx'
import { useField } from './use-field.ts'

interface Props {
  path: string
  type: string
  label: string
}

/** A cell of a table. */
export function TableCell({ path, type, label }: Props) {
  const field = useField(path)
  return (
    <>
      <CellField path={path} type={type} field={field} label={label} />
      <FieldFindings path={path} id={field.findingsId} />
    </>
  )
}

function CellField({ path, type, ...props }: CellProps & { path: string; type: string }) {
  const { field, label } = props
  switch (type) {
    case 'boolean':
      return (
        <Checkbox
          {...attributesOf(field)}
          aria-label={label}
          checked={field.answer?.ticked ?? false}
          onChange={(event) => field.put(event.target.checked ? { ticked: true } : undefined)}
        />
      )
    case 'date':
      return <DateCell {...props} />
    case 'memberState':
    case 'country':
    case 'currency':
      return <ListSelect {...attributesOf(field)} aria-label={label} field={field} type={type} />
    case 'number':
    case 'money':
      return <NumberCell {...props} />
    default:
      return <TextCell {...props} path={path} prose={type === 'multilineText'} />
  }
}
