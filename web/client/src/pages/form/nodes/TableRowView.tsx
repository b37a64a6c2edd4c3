import { Button, Table } from '@digdir/designsystemet-react'
import { TrashIcon } from '@navikt/aksel-icons'
import type { FormNodeJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { cellPath } from '../paths.ts'
import { sumOfColumn } from '../sums.ts'
import { SumLine } from './SumLine.tsx'
import { TableCell } from './TableCell.tsx'

/** A row of a table: named by the form, or counted. */
export interface TableRow {
  key: string | number
  label: string
}

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
            <TableCell path={place} type={type} label={name} />
            {key === node.totalRow && type === 'money' && (
              <SumLine path={place} label={name} sum={(store) => sumOfColumn(store, node, path, id)} />
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
