import { Button, Tag } from '@digdir/designsystemet-react'
import { useNavigate } from 'react-router'
import { idOf } from '../../api/names.ts'
import { useCreateSubmission } from '../../api/submissions.ts'
import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import styles from './FormsToSend.module.css'
import { SubmissionStateTag } from './SubmissionStateTag.tsx'

interface Props {
  caseName: string
  form: string
  title: string
  draft: SubmissionJson | undefined
  /** What stands below the title of a form that may be begun and need not be. */
  note?: string
}

/** One form: begin it, or go on with it. */
export function FormToSend({ caseName, form, title, draft, note }: Props) {
  const { t } = useWords()
  const navigate = useNavigate()
  const create = useCreateSubmission(caseName)
  const page = `/cases/${idOf(caseName)}/forms`
  const start = async () => {
    const made = await create.mutateAsync(form).catch(() => undefined)
    if (made?.name) await navigate(`${page}/${idOf(made.name)}`)
  }
  return (
    <li>
      <div className={styles.row}>
        <span className={styles.title}>
          {draft?.formTitle || title}
          {note && <span className={`${styles.note} small quiet`}>{note}</span>}
        </span>
        {draft && <SubmissionStateTag submission={draft} />}
        {!draft && note === undefined && <Tag data-color="warning">{t('forms.notStarted')}</Tag>}
        {draft ? (
          <ButtonLink
            to={`${page}/${idOf(draft.name)}`}
            variant="secondary"
            aria-label={`${t('forms.continue')}: ${title}`}
          >
            {t('forms.continue')}
          </ButtonLink>
        ) : (
          <Button
            variant={note === undefined ? 'primary' : 'secondary'}
            loading={create.isPending}
            aria-label={`${t('forms.start')}: ${title}`}
            onClick={() => void start()}
          >
            {t('forms.start')}
          </Button>
        )}
      </div>
      {create.error && <ProblemAlert error={create.error} />}
    </li>
  )
}
