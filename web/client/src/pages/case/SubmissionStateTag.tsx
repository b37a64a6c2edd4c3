import { Tag } from '@digdir/designsystemet-react'
import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { stateColours } from './submission-look.ts'

/** Where a form stands. */
export function SubmissionStateTag({ submission }: { submission: SubmissionJson }) {
  const { t } = useWords()
  const known =
    typeof submission.state === 'string' && submission.state in stateColours
      ? submission.state
      : 'SUBMISSION_STATE_UNSPECIFIED'
  return (
    <Tag data-color={stateColours[known]} variant="outline">
      {t(`submission.${known}`)}
    </Tag>
  )
}
