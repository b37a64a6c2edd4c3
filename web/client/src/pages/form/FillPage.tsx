import { Button } from '@digdir/designsystemet-react'
import { useNavigate } from 'react-router'
import { downloadPath } from '../../api/documents.ts'
import { caseOf, idOf } from '../../api/names.ts'
import { LeaveDialog } from '../../fields/LeaveDialog.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { DeleteDraft } from './DeleteDraft.tsx'
import { useDraft, useOutputLanguage } from './draft-context.ts'
import styles from './FillPage.module.css'
import { FindingsSummary } from './FindingsSummary.tsx'
import { FormNotices } from './FormNotices.tsx'
import { FormSections } from './FormSections.tsx'
import { FormToolbar } from './FormToolbar.tsx'
import { SaveTrouble } from './SaveTrouble.tsx'
import { SectionNav } from './SectionNav.tsx'
import { useFlushGuard } from './use-flush-guard.ts'

/** What is still missing? The form with its answers, saved by itself. */
export function FillPage() {
  const { t } = useWords()
  const { form, submission } = useDraft()
  const language = useOutputLanguage()
  const navigate = useNavigate()
  const guard = useFlushGuard()
  const casePath = `/cases/${idOf(caseOf(submission.name))}`
  const name = submission.name ?? ''
  return (
    <div className="stack">
      <PageHeader
        title={form.title ?? ''}
        state={form.legalBasis}
        back={{ to: `${casePath}/forms`, label: t('form.backToCase') }}
        actions={
          <>
            <Button asChild variant="secondary">
              <a href={downloadPath(name, { language })} target="_blank" rel="noreferrer">
                {t('form.preview')}
              </a>
            </Button>
            <Button onClick={() => void navigate(`${casePath}/forms/${idOf(name)}/review`)}>{t('form.review')}</Button>
          </>
        }
      />
      <FormNotices />
      <FormToolbar />
      <SaveTrouble />
      <div className={styles.columns}>
        <div className={styles.side}>
          <SectionNav />
        </div>
        <div className="stack">
          <FindingsSummary />
          <FormSections />
          <div className="cluster between">
            <Button onClick={() => void navigate(`${casePath}/forms/${idOf(name)}/review`)}>{t('form.review')}</Button>
            <DeleteDraft />
          </div>
        </div>
      </div>
      <LeaveDialog guard={guard} />
    </div>
  )
}
