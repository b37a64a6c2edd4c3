import { useWords } from '../../i18n/use-words.ts'
import { useDraft } from './draft-context.ts'
import { SectionLink } from './SectionLink.tsx'
import styles from './SectionNav.module.css'
import { sectionsOf } from './sections.ts'
import { useSectionStates } from './use-section-states.ts'

/** The sections of the form with their state, and how far the whole is; each leads to its place. */
export function SectionNav() {
  const { t } = useWords()
  const { form } = useDraft()
  const sections = sectionsOf(form)
  const states = useSectionStates(sections)
  const parts = [...new Set(sections.map(({ part }) => part))]
  const done = states.filter(({ state }) => state === 'complete' || state === 'empty').length
  return (
    <nav aria-label={t('form.sections')} className={styles.nav}>
      <div className="stack-tight">
        <label htmlFor="form-progress" className={styles.part}>
          {t('form.progress', { done, count: sections.length })}
        </label>
        <progress id="form-progress" className={styles.progress} value={done} max={sections.length} />
      </div>
      {parts.map((part) => (
        <div key={part || 'all'} className="stack-tight">
          {part && (
            <p className={styles.part}>
              {form.parts?.find((each) => each.id === part)?.heading || t('form.part', { part })}
            </p>
          )}
          <ul className="plain-list">
            {sections.map(
              (section, index) =>
                section.part === part && (
                  <SectionLink
                    key={section.nodes[0]?.id}
                    section={section}
                    state={states[index]?.state ?? 'empty'}
                    blocking={states[index]?.blocking ?? 0}
                  />
                ),
            )}
          </ul>
        </div>
      ))}
    </nav>
  )
}
