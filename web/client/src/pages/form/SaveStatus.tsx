import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon, PencilIcon } from '@navikt/aksel-icons'
import { useIntl } from 'react-intl'
import { useWords } from '../../i18n/use-words.ts'
import { useSaveState } from './draft-context.ts'
import styles from './FormToolbar.module.css'

/**
 * Whether what was typed is saved, and since when. A failure interrupts; the rest is only there to be read. The signs are
 * shown and hidden by style: one that came and went would let the browser look at the style of the whole page.
 */
export function SaveStatus() {
  const { t } = useWords()
  const intl = useIntl()
  const { kind, savedAt } = useSaveState()
  const failed = kind === 'failed' || kind === 'conflict'
  const time = savedAt ? intl.formatTime(savedAt) : ''
  const said = kind === 'saved' && !time ? t('save.untouched') : t(`save.${kind}`, { time })
  return (
    <span className={styles.status} data-kind={kind}>
      <CheckmarkCircleIcon aria-hidden fontSize="1.25rem" className={styles.whenSaved} />
      <PencilIcon aria-hidden fontSize="1.25rem" className={styles.whenTyping} />
      <ExclamationmarkTriangleIcon aria-hidden fontSize="1.25rem" className={styles.whenFailed} />
      <span>{said}</span>
      <span className="visually-hidden" role="alert">
        {failed ? said : ''}
      </span>
    </span>
  )
}
