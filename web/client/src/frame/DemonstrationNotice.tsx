import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { useSession } from '../session/session-context.ts'
import styles from './DemonstrationNotice.module.css'

/** Says on every page that the authority is invented for a demonstration, when it is. */
export function DemonstrationNotice() {
  const { demonstrationNotice } = useSession()
  if (!demonstrationNotice) return null
  return (
    <p className={styles.notice}>
      <ExclamationmarkTriangleIcon aria-hidden fontSize="1.25rem" />
      <span>{demonstrationNotice}</span>
    </p>
  )
}
