import { Alert, Details } from '@digdir/designsystemet-react'
import { Link } from 'react-router'
import { useForm } from '../../api/forms.ts'
import { useFindings, useSubmission } from '../../api/submissions.ts'
import { useWords } from '../../i18n/use-words.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { isBlocking } from '../form/findings.ts'
import { AnswerList } from './AnswerList.tsx'

/** A form that travels with the application, with what validation found in it. */
export function CompanionReview({ name, formPath }: { name: string; formPath: string }) {
  const { t } = useWords()
  const submission = useSubmission(name)
  const form = useForm(submission.data?.form)
  const findings = useFindings(name, submission.data?.etag).data?.findings?.filter(isBlocking) ?? []
  return (
    <QueryView query={submission}>
      {(shown) => (
        <div className="stack">
          {findings.length > 0 && (
            <Alert data-color="danger">
              <div className="stack-tight">
                <strong>{t('review.companionBlocked', { form: shown.formTitle })}</strong>
                <ul>
                  {findings.map((finding) => (
                    <li key={`${finding.path} ${finding.message}`}>{finding.message}</li>
                  ))}
                </ul>
                <Link to={formPath}>{t('review.change')}</Link>
              </div>
            </Alert>
          )}
          <Details>
            <Details.Summary>{shown.formTitle}</Details.Summary>
            <Details.Content>
              <div className="stack">
                <Link to={formPath}>{t('review.change')}</Link>
                {form.data && <AnswerList form={form.data} answers={shown.answers ?? []} />}
              </div>
            </Details.Content>
          </Details>
        </div>
      )}
    </QueryView>
  )
}
