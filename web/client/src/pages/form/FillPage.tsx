import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { caseOf, idOf } from '../../api/names.ts'
import { LeaveDialog } from '../../fields/LeaveDialog.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { CaseChanged } from './CaseChanged.tsx'
import { DeleteDraft } from './DeleteDraft.tsx'
import { useDraft } from './draft-context.ts'
import styles from './FillPage.module.css'
import { FindingsSummary } from './FindingsSummary.tsx'
import { FormNotices } from './FormNotices.tsx'
import { FormSections } from './FormSections.tsx'
import { FormToolbar } from './FormToolbar.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { SaveTrouble } from './SaveTrouble.tsx'
import { SectionNav } from './SectionNav.tsx'
import { TranslationGaps } from './TranslationGaps.tsx'
import { FormTools } from './tools/FormTools.tsx'
import { useFlushGuard } from './use-flush-guard.ts'

/** Windows in which the preview stands beside the form from the beginning. */
const wide = '(min-width: 100rem)'

/** What is still missing? The form with its answers, saved by itself. */
export function FillPage() {
  const { t } = useWords()
  const { form, submission } = useDraft()
  const navigate = useNavigate()
  const guard = useFlushGuard()
  const [preview, setPreview] = useState(() => window.matchMedia(wide).matches)
  const [pressed, setPressed] = useState(false)
  const toggle = () => {
    setPreview(!preview)
    setPressed(true)
  }
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
            <Button variant="secondary" onClick={toggle}>
              {t(preview ? 'form.previewHide' : 'form.preview')}
            </Button>
            <Button onClick={() => void navigate(`${casePath}/forms/${idOf(name)}/review`)}>{t('form.review')}</Button>
          </>
        }
      />
      <FormNotices />
      <FormToolbar />
      <SaveTrouble />
      <FormTools />
      <CaseChanged />
      <div className={styles.columns} data-preview={preview}>
        <div className={styles.side}>
          <SectionNav />
        </div>
        <div className={`${styles.form} stack`}>
          <FindingsSummary />
          <TranslationGaps />
          <FormSections />
          <div className="cluster between">
            <Button onClick={() => void navigate(`${casePath}/forms/${idOf(name)}/review`)}>{t('form.review')}</Button>
            <DeleteDraft />
          </div>
        </div>
        {preview && (
          <div className={styles.preview}>
            <PreviewPanel takesFocus={pressed} />
          </div>
        )}
      </div>
      <LeaveDialog guard={guard} />
    </div>
  )
}
