import { Spinner } from '@digdir/designsystemet-react'
import { useWords } from '../i18n/use-words.ts'
import styles from './Waiting.module.css'

/** The whole page is not there yet. */
export function Waiting() {
  const { t } = useWords()
  return (
    <div className={styles.waiting}>
      <Spinner aria-label={t('waiting')} />
    </div>
  )
}
