import { Heading } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { BackLink } from './BackLink.tsx'
import styles from './PageHeader.module.css'
import { useNavigationFocus } from './use-navigation-focus.ts'
import { usePageTitle } from './use-page-title.ts'

interface Props {
  title: string
  /** The line under the title: where it stands. */
  state?: ReactNode
  /** The next step that the law expects, and others. */
  actions?: ReactNode
  back?: { to: string; label: string }
}

/** The title says the thing, the line under it its state, the button on the right the next step. */
export function PageHeader({ title, state, actions, back }: Props) {
  const heading = useNavigationFocus('page')
  usePageTitle(title)
  return (
    <div className={styles.header}>
      {back && <BackLink {...back} />}
      <div className={styles.row}>
        <div className={styles.titles}>
          <Heading ref={heading} level={1} data-size="sm" tabIndex={-1} data-long={title.length > 60}>
            {title}
          </Heading>
          {state && <div className={styles.state}>{state}</div>}
        </div>
        {actions && <div className={`${styles.actions} no-print`}>{actions}</div>}
      </div>
    </div>
  )
}
