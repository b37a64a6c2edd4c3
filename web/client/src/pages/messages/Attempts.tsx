import { Heading, Table } from '@digdir/designsystemet-react'
import type { MessageJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ScrollTable } from '../../parts/ScrollTable.tsx'
import { attemptsOf } from './attempts.ts'

/** When it was tried to send the message, and how each attempt ended. */
export function Attempts({ message }: { message: MessageJson }) {
  const { t, term, instant, number } = useWords()
  const attempts = attemptsOf(message)
  if (attempts.length === 0) return null
  return (
    <div className="stack">
      <Heading level={2} data-size="xs">
        {t('messages.attempts')}
      </Heading>
      <ScrollTable label={t('messages.attempts')}>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col" className="number">
              {t('attempts.number')}
            </Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('attempts.time')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('attempts.outcome')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {attempts.map(({ time, code }, index) => (
            <Table.Row key={`${time} ${code}`}>
              <Table.Cell className="number">{number(index + 1)}</Table.Cell>
              <Table.Cell>{instant(time)}</Table.Cell>
              <Table.Cell>
                {code ? (
                  <>
                    {term('failure', code, '')} <span className="code">{code}</span>
                  </>
                ) : (
                  term('evidence', 'receipt')
                )}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </ScrollTable>
    </div>
  )
}
