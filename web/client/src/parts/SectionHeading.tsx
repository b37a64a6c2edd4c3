import { Heading } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import styles from './SectionHeading.module.css'
import { useNavigationFocus } from './use-navigation-focus.ts'

/** The heading of a section that has an address of its own. */
export function SectionHeading({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  const heading = useNavigationFocus('section')
  return (
    <div className={styles.row}>
      <Heading ref={heading} level={2} data-size="xs" tabIndex={-1}>
        {children}
      </Heading>
      {actions && <div className="cluster no-print">{actions}</div>}
    </div>
  )
}
