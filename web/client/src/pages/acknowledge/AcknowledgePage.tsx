import { Alert } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useCase } from '../../api/cases.ts'
import { useForms } from '../../api/forms.ts'
import { idOf } from '../../api/names.ts'
import { useSubmissions } from '../../api/submissions.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { UrgencyTag } from '../../parts/UrgencyTag.tsx'
import { madeOf } from '../case/submission-look.ts'
import { useCaseName } from '../case/use-case-name.ts'
import { DraftProvider } from '../form/DraftProvider.tsx'
import { AcknowledgeForm } from './AcknowledgeForm.tsx'
import { Received } from './Received.tsx'
import { StartAcknowledgement } from './StartAcknowledgement.tsx'

/** Is it ours, is it complete? Acknowledges an application on one page: what was received, the form, and sending it. */
export function AcknowledgePage() {
  const owner = useCase(useCaseName())
  return (
    <QueryView query={owner} skeleton={<SkeletonLines lines={8} />}>
      {(shown) => <Acknowledge case={shown} />}
    </QueryView>
  )
}

function Acknowledge({ case: shown }: { case: CaseJson }) {
  const { t } = useWords()
  const forms = useForms(shown.instrument)
  const submissions = useSubmissions(shown.name ?? '')
  const limit = shown.timeLimits?.find((each) => each.clock === 'acknowledge')
  const [isStartedHere, setStartedHere] = useState(false)
  const casePath = `/cases/${idOf(shown.name)}`
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('acknowledge.title')}
        back={{ to: casePath, label: shown.title || shown.reference || '' }}
        state={
          limit && (
            <>
              <UrgencyTag urgency={limit.urgency} ours={limit.ours} />
              <span>{limit.words}</span>
              <span className="small">
                {limit.article}, {limit.rule}
              </span>
            </>
          )
        }
      />
      <Received case={shown} />
      <QueryView query={forms}>
        {(list) => (
          <QueryView query={submissions}>
            {(all) => {
              const form = idOf(list.find((each) => each.purpose === 'acknowledgement')?.name)
              const made = madeOf(all, form)
              if (!made) {
                const start = { caseName: shown.name ?? '', form, onStart: () => setStartedHere(true) }
                return <StartAcknowledgement {...start} />
              }
              if (made.state !== 'SUBMISSION_STATE_DRAFT') {
                return (
                  <Alert data-color="success">
                    {t('acknowledge.already')} <Link to={`${casePath}/forms/${idOf(made.name)}`}>{made.formTitle}</Link>
                  </Alert>
                )
              }
              return (
                <DraftProvider name={made.name ?? ''}>
                  <AcknowledgeForm case={shown} takesFocus={isStartedHere} />
                </DraftProvider>
              )
            }}
          </QueryView>
        )}
      </QueryView>
    </div>
  )
}
