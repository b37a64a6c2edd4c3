import { Button, Table } from '@digdir/designsystemet-react'
import { PlusIcon } from '@navikt/aksel-icons'
import { useState, useSyncExternalStore } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { placeId } from '../anchors.ts'
import { useDraft } from '../draft-context.ts'
import { cellPath, countOf } from '../paths.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import { TableCell } from './TableCell.tsx'

/** A printed table: rows that the form names, or blank ones, as many as are needed. */
export function TableNode({ node, path, index }: NodeProps) {
  const { t } = useWords()
  const { store } = useDraft()
  const answered = useSyncExternalStore(store.subscribe, () => countOf(store.paths(), `${path}.cells`))
  const [opened, setOpened] = useState(1)
  const columns = node.columns ?? []
  const named = node.rows?.map((row) => ({ key: row.id ?? '', label: row.label ?? '' })) ?? []
  const blank = Array.from({ length: named.length ? 0 : Math.max(answered, opened) }, (_, row) => ({
    key: row,
    label: t('form.row', { number: row + 1 }),
  }))
  const rows: { key: string | number; label: string }[] = named.length ? named : blank
  return (
    <div id={placeId(path)} tabIndex={-1} className="stack">
      <strong>
        <NodeLabel node={node} path={path} index={index} />
      </strong>
      <FieldFindings path={path} />
      <div className="table-scroll">
        <Table>
          <caption className="visually-hidden">{node.label}</caption>
          <Table.Head>
            <Table.Row>
              <td />
              {columns.map((column) => (
                <Table.HeaderCell key={column.id} scope="col">
                  {column.label}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {rows.map((row) => (
              <Table.Row key={row.key}>
                <Table.HeaderCell scope="row">{row.label}</Table.HeaderCell>
                {columns.map((column) => (
                  <Table.Cell key={column.id}>
                    <TableCell
                      path={cellPath(path, row.key, column.id ?? '')}
                      type={column.type ?? 'text'}
                      label={`${row.label}, ${column.label}`}
                    />
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      {named.length === 0 && (
        <div>
          <Button variant="secondary" onClick={() => setOpened(rows.length + 1)}>
            <PlusIcon aria-hidden fontSize="1.25rem" />
            {t('form.addRow')}
          </Button>
        </div>
      )}
    </div>
  )
}
