import { Table } from '@digdir/designsystemet-react'
import type { ObligationJson, PartyJson } from '../gen/sustento/type/v1/case_file_pb.ts'
import { useWords } from '../i18n/use-words.ts'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import { namesOf } from './party-name.ts'

/** What is owed under the decision. */
export function ObligationsTable({ obligations, parties }: { obligations: ObligationJson[]; parties: PartyJson[] }) {
  const { t, date, money, term } = useWords()
  return (
    <ScrollTable label={t('obligation.list')}>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('obligation.amount')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('obligation.frequency')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('obligation.beneficiaries')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('obligation.payer')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('obligation.from')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('obligation.until')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('obligation.indexation')}</Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {obligations.flatMap(sumsOf).map((each) => (
          <Table.Row key={JSON.stringify(each)}>
            <Table.Cell className="number">{money(each.amount)}</Table.Cell>
            <Table.Cell>{term('frequency', each.frequency)}</Table.Cell>
            <Table.Cell>{namesOf(parties, each.beneficiaries)}</Table.Cell>
            <Table.Cell>{namesOf(parties, [each.payer])}</Table.Cell>
            <Table.Cell>{date(each.from)}</Table.Cell>
            <Table.Cell>{date(each.until) || each.untilEvent || t('obligation.noEnd')}</Table.Cell>
            <Table.Cell>{each.indexation}</Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </ScrollTable>
  )
}

/**
 * Every sum that an obligation consists of: the one paid regularly or once, instalments, and what is due for the past.
 * Listed here, and not asked from the service of forms, which words the same sums for its papers: the page has the case.
 */
function sumsOf(obligation: ObligationJson): ObligationJson[] {
  const { instalments = [], retroactive, ...own } = obligation
  const single = { beneficiaries: own.beneficiaries, payer: own.payer, payee: own.payee, frequency: 'once' }
  return [
    ...(own.amount || (instalments.length === 0 && !retroactive) ? [own] : []),
    ...instalments.map(({ dueOn, amount }) => ({ ...single, amount, from: dueOn, until: dueOn })),
    ...(retroactive
      ? [{ ...single, amount: retroactive.amount, from: retroactive.from, until: retroactive.until }]
      : []),
  ]
}
