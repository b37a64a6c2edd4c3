import { Paragraph, Table, Tag } from '@digdir/designsystemet-react'
import type { AnswerDifferenceJson, FormJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ScrollTable } from '../../parts/ScrollTable.tsx'
import { AnswerText } from '../review/AnswerText.tsx'
import { changeColours, differenceRows } from './difference-rows.ts'

interface Props {
  form: FormJson
  differences: AnswerDifferenceJson[]
  /** What the two submissions are called. */
  names: { before: string; after: string }
}

/** Line by line what two submissions of a form answer differently. */
export function DifferenceTable({ form, differences, names }: Props) {
  const { t, term } = useWords()
  const rows = differenceRows(form, differences, t('form.notKnown'))
  if (rows.length === 0) return <Paragraph>{t('compare.none')}</Paragraph>
  return (
    <ScrollTable label={t('compare.title')}>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('compare.point')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('compare.change')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{names.before}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{names.after}</Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {rows.map(({ path, label, change, before, after }) => (
          <Table.Row key={path}>
            <Table.HeaderCell scope="row">{label}</Table.HeaderCell>
            <Table.Cell>
              <Tag data-color={changeColours[change] ?? 'neutral'}>{term('answerChange', change)}</Tag>
            </Table.Cell>
            <Table.Cell>{before && <AnswerText row={before} />}</Table.Cell>
            <Table.Cell>{after && <AnswerText row={after} />}</Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </ScrollTable>
  )
}
