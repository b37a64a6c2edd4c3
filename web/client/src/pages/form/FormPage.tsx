import { useSubmission } from '../../api/submissions.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { useSubmissionName } from '../case/use-case-name.ts'
import { DraftProvider } from './DraftProvider.tsx'
import { FillPage } from './FillPage.tsx'
import { SentFormPage } from './SentFormPage.tsx'

/** A form: to be filled while it is a draft, to be read afterwards. */
export function FormPage() {
  const name = useSubmissionName()
  return (
    <QueryView query={useSubmission(name)} skeleton={<SkeletonLines lines={8} />}>
      {(submission) =>
        submission.state === 'SUBMISSION_STATE_DRAFT' ? (
          <DraftProvider name={name}>
            <FillPage />
          </DraftProvider>
        ) : (
          <SentFormPage submission={submission} />
        )
      }
    </QueryView>
  )
}
