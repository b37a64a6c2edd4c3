import { Table } from '@digdir/designsystemet-react'
import { Link } from 'react-router'
import { useInstrumentWords } from '../../api/instruments.ts'
import { idOf } from '../../api/names.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { CaseStatus } from '../../parts/CaseStatus.tsx'
import { UrgencyTag } from '../../parts/UrgencyTag.tsx'
import { nextTimeLimit } from './next-time-limit.ts'

/** One case in the list. */
export function CaseRow({ case: shown }: { case: CaseJson }) {
  const { t, term, state, day, article } = useWords()
  const words = useInstrumentWords()
  const limit = nextTimeLimit(shown.timeLimits)
  const application = words.application(shown.instrument, shown.application)
  return (
    <Table.Row>
      <Table.Cell>
        <div className="stack-tight">
          <Link to={`/cases/${idOf(shown.name)}`}>
            <strong>{shown.title || shown.reference}</strong>
          </Link>
          <span className="quiet nowrap">{shown.erased ? t('cases.erased') : shown.reference}</span>
        </div>
      </Table.Cell>
      <Table.Cell>
        <CaseStatus case={shown} />
      </Table.Cell>
      <Table.Cell>
        <div className="stack-tight">
          {state(shown.counterpartState)}
          <span className="quiet">{term('direction', shown.direction, ' ')}</span>
        </div>
      </Table.Cell>
      <Table.Cell>
        <div className="stack-tight">
          {words.instrument(shown.instrument)}
          <span className="quiet">{article(application?.article) || shown.application}</span>
        </div>
      </Table.Cell>
      <Table.Cell>
        {limit ? (
          <div className="stack-tight">
            <span>
              <UrgencyTag urgency={limit.urgency} ours={limit.ours} />
            </span>
            <span>{limit.words}</span>
          </div>
        ) : (
          <span className="quiet">{t('cases.noTimeLimit')}</span>
        )}
      </Table.Cell>
      <Table.Cell className="nowrap">{day(shown.updateTime)}</Table.Cell>
    </Table.Row>
  )
}
