import { CheckmarkIcon, ExclamationmarkIcon } from '@navikt/aksel-icons'
import type { MouseEvent } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { goToPath, sectionId } from './anchors.ts'
import { numbered } from './paths.ts'
import styles from './SectionNav.module.css'
import type { Section, SectionState } from './sections.ts'

interface Props {
  section: Section
  state: SectionState
  /** How many findings stand in the way of sending. */
  blocking: number
}

/** One section: its number and name, and how far it is, in words. */
export function SectionLink({ section, state, blocking }: Props) {
  const { t } = useWords()
  const [first] = section.nodes
  const goTo = (event: MouseEvent) => {
    event.preventDefault()
    goToPath(first?.id ?? '')
  }
  return (
    <li>
      <a href={`#${sectionId(first?.id ?? '')}`} className={styles.link} onClick={goTo}>
        <span className={styles.label}>
          {numbered(first?.number, undefined)} {first?.label}
        </span>
        <span className={styles.state} data-state={state}>
          {state === 'complete' && <CheckmarkIcon aria-hidden fontSize="1rem" />}
          {state === 'missing' && <ExclamationmarkIcon aria-hidden fontSize="1rem" />}
          {t(`sectionState.${state}`, { count: blocking })}
        </span>
      </a>
    </li>
  )
}
