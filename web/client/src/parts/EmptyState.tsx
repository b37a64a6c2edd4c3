import { Heading, Paragraph } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** There is nothing here, why that is so, and the first step. */
export function EmptyState(props: { icon?: ReactNode; title: string; text: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      {props.icon && (
        <div className={styles.icon} aria-hidden="true">
          {props.icon}
        </div>
      )}
      <Heading level={2} data-size="2xs">
        {props.title}
      </Heading>
      <Paragraph className="quiet">{props.text}</Paragraph>
      {props.children}
    </div>
  )
}
