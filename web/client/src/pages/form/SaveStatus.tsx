import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon, PencilIcon } from '@navikt/aksel-icons'
import { useIntl } from 'react-intl'
import { useWords } from '../../i18n/use-words.ts'
import { useSaveState } from './draft-context.ts'
import styles from './FormToolbar.module.css'

/** Whether what was typed is saved, and since when. A failure interrupts; the rest is only there to be read. */
export function SaveStatus() {
  const { t } = useWords()
  const intl = useIntl()
  const { kind, savedAt } = useSaveState()
  const failed = kind === 'failed' || kind === 'conflict'
  const time = savedAt ? intl.formatTime(savedAt) : ''
  const said = kind === 'saved' && !time ? t('save.untouched') : t(`save.${kind}`, { time })
  return (
    <span className={styles.status} data-kind={kind}>
      {kind === 'saved' && <CheckmarkCircleIcon aria-hidden fontSize="1.25rem" />}
      {(kind === 'unsaved' || kind === 'saving') && <PencilIcon aria-hidden fontSize="1.25rem" />}
      {failed && <ExclamationmarkTriangleIcon aria-hidden fontSize="1.25rem" />}
      <span>{said}</span>
      <span className="visually-hidden" role="alert">
        {failed ? said : ''}
      </span>
    </span>
  )
}
