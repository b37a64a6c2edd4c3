import { Alert } from '@digdir/designsystemet-react'
import { useCase } from '../../../api/cases.ts'
import { caseOf } from '../../../api/names.ts'
import type { ReadFilledFormResponseJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useDraft } from '../draft-context.ts'
import { CopyDifferences } from './CopyDifferences.tsx'
import { UnreadFields } from './UnreadFields.tsx'

/** What a filled copy says: whether it belongs here, what could not be read, and how it differs from the draft. */
export function ReadResult({ read }: { read: ReadFilledFormResponseJson }) {
  const { t } = useWords()
  const { submission } = useDraft()
  const reference = useCase(caseOf(submission.name)).data?.reference
  if (read.form !== submission.form) {
    return <Alert data-color="danger">{t('readCopy.otherForm', { form: read.form })}</Alert>
  }
  return (
    <div className="stack">
      {Boolean(reference) && read.reference !== reference && (
        <Alert data-color="warning">{t('readCopy.otherCase', { reference: read.reference })}</Alert>
      )}
      <p>{t('readCopy.read', { count: read.answers?.length ?? 0 })}</p>
      {Boolean(read.unread?.length) && <UnreadFields fields={read.unread ?? []} />}
      <CopyDifferences answers={read.answers ?? []} />
    </div>
  )
}
