import { Heading } from '@digdir/designsystemet-react'
import { Link } from 'react-router'
import { useInstrumentWords } from '../../api/instruments.ts'
import { idOf } from '../../api/names.ts'
import { usePartner } from '../../api/partners.ts'
import { useSubmissions } from '../../api/submissions.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SummaryList } from '../../parts/SummaryList.tsx'

/** What was received, from whom and when, with its forms to read. */
export function Received({ case: shown }: { case: CaseJson }) {
  const { t, date, state } = useWords()
  const words = useInstrumentWords()
  const partner = usePartner(shown.partner)
  const received =
    useSubmissions(shown.name ?? '').data?.filter((each) => each.state === 'SUBMISSION_STATE_RECEIVED') ?? []
  const casePath = `/cases/${idOf(shown.name)}`
  return (
    <section aria-labelledby="received-title" className="panel">
      <div className="stack">
        <Heading id="received-title" level={2} data-size="2xs">
          {t('acknowledge.received')}
        </Heading>
        <SummaryList
          facts={[
            { term: t('acknowledge.from'), value: partner?.authority?.name ?? state(shown.counterpartState) },
            { term: t('case.theirReference'), value: shown.foreignReference },
            { term: t('acknowledge.receivedOn'), value: date(shown.file?.receipt?.receivedOn) },
            { term: t('case.application'), value: words.application(shown.instrument, shown.application)?.title },
            {
              term: t('case.forms'),
              value: received.length > 0 && (
                <ul className="plain-list">
                  {received.map((each) => (
                    <li key={each.name}>
                      <Link to={`${casePath}/forms/${idOf(each.name)}`}>{each.formTitle}</Link>
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              term: t('case.documents'),
              value: <Link to={`${casePath}/documents`}>{t('acknowledge.documents')}</Link>,
            },
          ]}
        />
      </div>
    </section>
  )
}
