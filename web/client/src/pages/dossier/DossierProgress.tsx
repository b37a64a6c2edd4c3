import { Button } from '@digdir/designsystemet-react'
import { useIntl } from 'react-intl'
import { fileSize } from '../../i18n/file-size.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import type { Dossier } from './use-dossier.ts'

/** How far the dossier is, and how to call it off; or why it could not be made. */
export function DossierProgress({ dossier }: { dossier: Dossier }) {
  const { t } = useWords()
  const { locale } = useIntl()
  const { running, received, problem, cancel } = dossier
  if (problem !== null) return <ProblemAlert error={problem} />
  if (!running) return null
  return (
    <div className="cluster">
      <label htmlFor="dossier-progress">
        {received > 0 ? t('dossier.receiving', { size: fileSize(received, locale) }) : t('dossier.making')}
      </label>
      <progress id="dossier-progress" />
      <Button variant="secondary" onClick={cancel}>
        {t('dialog.cancel')}
      </Button>
    </div>
  )
}
