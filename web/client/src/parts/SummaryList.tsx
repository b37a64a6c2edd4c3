import type { ReactNode } from 'react'
import styles from './SummaryList.module.css'

/** A fact: what it is and what it says. */
export interface Fact {
  term: string
  value: ReactNode
}

/** Facts beside their names; those without a value are left out unless `missing` says what to write. */
export function SummaryList({ facts, missing }: { facts: Fact[]; missing?: string }) {
  const shown = missing ? facts : facts.filter((fact) => fact.value)
  return (
    <dl className={styles.list}>
      {shown.map((fact) => (
        <div key={fact.term} className={styles.fact}>
          <dt>{fact.term}</dt>
          <dd>{fact.value || <span className="quiet">{missing}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
