import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { useWords } from '../i18n/use-words.ts'
import { useSession } from '../session/session-context.ts'
import styles from './DemonstrationNotice.module.css'

/** Says on every page that the authority is invented for a demonstration, when it is. */
export function DemonstrationNotice() {
  const { t } = useWords()
  const { demonstrationNotice } = useSession()
  if (!demonstrationNotice) return null
  return (
    <aside className={styles.notice} aria-label={t('frame.notice')}>
      <ExclamationmarkTriangleIcon aria-hidden fontSize="1.25rem" />
      <p>{demonstrationNotice}</p>
    </aside>
  )
}
