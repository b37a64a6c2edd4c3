import { Button, Table } from '@digdir/designsystemet-react'
import { TrashIcon } from '@navikt/aksel-icons'
import type { FormNodeJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { cellPath } from '../paths.ts'
import { TableCell } from './TableCell.tsx'
import { TotalCell } from './TotalCell.tsx'
import { addends, type TableRow, totalRow } from './table-rows.ts'

interface Props {
  node: FormNodeJson
  path: string
  row: TableRow
  /** Takes a blank row out. */
  remove?: (row: number) => void
}

/** One row: its name, a field for each column, and for blank rows how to take them out. */
export function TableRowView({ node, path, row, remove }: Props) {
  const { t } = useWords()
  const { key, label } = row
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">{label}</Table.HeaderCell>
      {node.columns?.map(({ id = '', type = 'text', label: column }) => {
        const place = cellPath(path, key, id)
        const name = `${label}, ${column}`
        return (
          <Table.Cell key={id}>
            {key === totalRow && type === 'money' ? (
              <TotalCell path={place} label={name} of={addends(node, path, id)} />
            ) : (
              <TableCell path={place} type={type} label={name} />
            )}
          </Table.Cell>
        )
      })}
      {remove && (
        <Table.Cell>
          <Button
            icon
            variant="tertiary"
            data-color="danger"
            aria-label={t('form.removeRow', { row: label })}
            onClick={() => remove(Number(key))}
          >
            <TrashIcon aria-hidden fontSize="1.25rem" />
          </Button>
        </Table.Cell>
      )}
    </Table.Row>
  )
}
