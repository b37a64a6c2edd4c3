import { CheckmarkIcon, ExclamationmarkIcon } from '@navikt/aksel-icons'
import { type MouseEvent, useSyncExternalStore } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { goToPath, placeId } from './anchors.ts'
import { useDraft, useSaveState } from './draft-context.ts'
import { isWithin, numbered } from './paths.ts'
import styles from './SectionNav.module.css'
import { type Section, stateOf } from './sections.ts'

/** One section: its number and name, and how far it is, in words. */
export function SectionLink({ section }: { section: Section }) {
  const { t } = useWords()
  const { store, findings } = useDraft()
  const saved = useSaveState().kind === 'saved'
  const [first] = section.nodes
  const ids = section.nodes.map((node) => node.id ?? '')
  const answered = useSyncExternalStore(store.subscribe, () =>
    store.paths().some((path) => ids.some((id) => isWithin(path, id))),
  )
  const blocking = ids.reduce((sum, id) => sum + findings.blockingWithin(id), 0)
  const state = stateOf(answered, blocking, saved)
  const goTo = (event: MouseEvent) => {
    event.preventDefault()
    goToPath(first?.id ?? '')
  }
  return (
    <li>
      <a href={`#${placeId(first?.id ?? '')}`} className={styles.link} onClick={goTo}>
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
