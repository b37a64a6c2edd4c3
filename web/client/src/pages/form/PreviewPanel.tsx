import { Button } from '@digdir/designsystemet-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { downloadPath } from '../../api/documents.ts'
import { useWords } from '../../i18n/use-words.ts'
import { LanguageSelect } from '../../parts/LanguageSelect.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { useDraft, useOutputLanguage } from './draft-context.ts'
import styles from './PreviewPanel.module.css'
import { usePreview } from './use-preview.ts'

const PdfPages = lazy(async () => ({ default: (await import('../../preview/PdfPages.tsx')).PdfPages }))

/**
 * The document as it will be, beside the fields: in any language, with the official wording on request. Who opens it goes
 * on in it, and need not pass all fields with the keyboard first.
 */
export function PreviewPanel({ takesFocus }: { takesFocus: boolean }) {
  const { t } = useWords()
  const { form, submission } = useDraft()
  const output = useOutputLanguage()
  const [chosen, setChosen] = useState('')
  const [wanted, setOfficial] = useState('')
  const language = chosen || output
  const official = wanted === language ? '' : wanted
  const officialBeside = form.officialLanguages?.filter((each) => each !== language) ?? []
  const { bytes, error, busy, refresh } = usePreview(language, official)
  const name = submission.name ?? ''
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takesFocus) panel.current?.focus({ preventScroll: true })
  }, [takesFocus])
  return (
    <section ref={panel} tabIndex={-1} aria-label={t('preview.title')} className={`${styles.panel} no-print`}>
      <div className={styles.choices}>
        <label htmlFor="preview-language">{t('preview.language')}</label>
        <LanguageSelect
          id="preview-language"
          wide
          value={language}
          languages={form.languages ?? []}
          onChange={setChosen}
        />
        {officialBeside.length > 0 && (
          <>
            <label htmlFor="preview-official">{t('preview.official')}</label>
            <LanguageSelect
              id="preview-official"
              wide
              value={official}
              languages={officialBeside}
              none={t('preview.officialNone')}
              onChange={setOfficial}
            />
          </>
        )}
      </div>
      <div className="cluster">
        <Button variant="secondary" data-size="sm" loading={busy} onClick={() => void refresh()}>
          {t('preview.refresh')}
        </Button>
        <a href={downloadPath(name, { language, official })} target="_blank" rel="noreferrer">
          {t('preview.open')}
        </a>
      </div>
      {error !== null && <ProblemAlert error={error} retry={refresh} />}
      <Suspense fallback={<SkeletonLines lines={12} />}>
        {bytes ? <PdfPages bytes={bytes} label={t('preview.pages')} /> : <SkeletonLines lines={12} />}
      </Suspense>
    </section>
  )
}
