import { Navigate } from 'react-router'
import { useCase } from '../../api/cases.ts'
import { useInstrumentWords } from '../../api/instruments.ts'
import { idOf } from '../../api/names.ts'
import { useSubmissions } from '../../api/submissions.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { draftOf } from '../case/submission-look.ts'
import { useCaseName, useSubmissionName } from '../case/use-case-name.ts'
import { DraftProvider } from '../form/DraftProvider.tsx'
import { ReviewContent } from './ReviewContent.tsx'

/** May this leave the house? Forms that travel together are reviewed together, from the application itself. */
export function ReviewPage() {
  const caseName = useCaseName()
  const name = useSubmissionName()
  const owner = useCase(caseName)
  const forms = useSubmissions(caseName)
  const words = useInstrumentWords()
  const page = `/cases/${idOf(caseName)}/forms`
  return (
    <QueryView query={owner} skeleton={<SkeletonLines lines={8} />}>
      {(shown) => (
        <QueryView query={forms} skeleton={<SkeletonLines lines={8} />}>
          {(submissions) => {
            const own = submissions.find((each) => each.name === name)
            if (own?.state !== 'SUBMISSION_STATE_DRAFT') return <Navigate to={`${page}/${idOf(name)}`} replace />
            const application = words.application(shown.instrument, shown.application)
            const accompanying = shown.accompanyingForms ?? []
            const main = draftOf(submissions, application?.form)
            if (accompanying.includes(own.form ?? '')) {
              return <Navigate to={main ? `${page}/${idOf(main.name)}/review` : page} replace />
            }
            const travels = own.form === application?.form
            const companions = travels ? accompanying.flatMap((form) => draftOf(submissions, form) ?? []) : []
            return (
              <DraftProvider name={name}>
                <ReviewContent case={shown} companions={companions} />
              </DraftProvider>
            )
          }}
        </QueryView>
      )}
    </QueryView>
  )
}
