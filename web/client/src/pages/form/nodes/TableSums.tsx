import { Table } from '@digdir/designsystemet-react'
import type { FormNodeJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { cellPath } from '../paths.ts'
import { summedColumns } from './table-rows.ts'
import { useSum } from './use-sum.ts'

interface Props {
  node: FormNodeJson
  path: string
  rows: number
}

/** What the amounts of the rows add up to; shown, not part of the form. */
export function TableSums({ node, path, rows }: Props) {
  const { t } = useWords()
  const summed = summedColumns(node)
  if (summed.length === 0 || rows < 2) return null
  return (
    <Table.Foot>
      <Table.Row>
        <Table.HeaderCell scope="row">{t('form.sum')}</Table.HeaderCell>
        {node.columns?.map(({ id = '' }) => (
          <Table.Cell key={id} className="number">
            {summed.includes(id) && <Sum of={Array.from({ length: rows }, (_, row) => cellPath(path, row, id))} />}
          </Table.Cell>
        ))}
        <Table.Cell />
      </Table.Row>
    </Table.Foot>
  )
}

function Sum({ of }: { of: readonly string[] }) {
  const { amount } = useWords()
  const sum = useSum(of)
  return sum && <output>{amount(sum)}</output>
}
