import { Button, Table } from '@digdir/designsystemet-react'
import { PlusIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { placeId } from '../anchors.ts'
import { useAnswered } from '../draft-context.ts'
import { countOf } from '../paths.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import styles from './TableNode.module.css'
import { type TableRow, TableRowView } from './TableRowView.tsx'
import { useRemoveBlock } from './use-remove-block.ts'

/** A printed table: rows that the form names, or blank ones, as many as are needed. */
export function TableNode({ node, path, index }: NodeProps) {
  const { t } = useWords()
  const cells = `${path}.cells`
  const answered = useAnswered((paths) => countOf(paths, cells))
  const [opened, setOpened] = useState(1)
  const { removals, remove } = useRemoveBlock(cells)
  const named: TableRow[] = node.rows?.map((row) => ({ key: row.id ?? '', label: row.label ?? '' })) ?? []
  const isBlank = named.length === 0
  const count = Math.max(answered, opened)
  const rows = isBlank
    ? Array.from({ length: count }, (_, row) => ({ key: row, label: t('form.row', { number: row + 1 }) }))
    : named
  const take = (row: number) => {
    remove(row)
    setOpened(Math.max(1, count - 1))
  }
  return (
    <div id={placeId(path)} tabIndex={-1} className="stack">
      <strong>
        <NodeLabel node={node} path={path} index={index} />
      </strong>
      <FieldFindings path={path} />
      <div className="table-scroll">
        <Table className={styles.table}>
          <caption className="visually-hidden">{node.label}</caption>
          <Table.Head>
            <Table.Row>
              <td />
              {node.columns?.map((column) => (
                <Table.HeaderCell key={column.id} scope="col">
                  {column.label}
                </Table.HeaderCell>
              ))}
              {isBlank && <td />}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {rows.map((row) => (
              <TableRowView
                key={`${row.key} ${removals}`}
                node={node}
                path={path}
                row={row}
                remove={isBlank ? take : undefined}
              />
            ))}
          </Table.Body>
        </Table>
      </div>
      {isBlank && (
        <div>
          <Button variant="secondary" onClick={() => setOpened(count + 1)}>
            <PlusIcon aria-hidden fontSize="1.25rem" />
            {t('form.addRow')}
          </Button>
        </div>
      )}
    </div>
  )
}
