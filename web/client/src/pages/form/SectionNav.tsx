import { useWords } from '../../i18n/use-words.ts'
import { useDraft } from './draft-context.ts'
import { SectionLink } from './SectionLink.tsx'
import styles from './SectionNav.module.css'
import { sectionsOf } from './sections.ts'

/** The sections of the form with their state; each leads to its place. */
export function SectionNav() {
  const { t } = useWords()
  const { form } = useDraft()
  const sections = sectionsOf(form)
  const parts = [...new Set(sections.map(({ part }) => part))]
  return (
    <nav aria-label={t('form.sections')} className={styles.nav}>
      {parts.map((part) => (
        <div key={part || 'all'} className="stack-tight">
          {part && (
            <p className={styles.part}>
              {form.parts?.find((each) => each.id === part)?.heading || t('form.part', { part })}
            </p>
          )}
          <ul className="plain-list">
            {sections
              .filter((section) => section.part === part)
              .map((section) => (
                <SectionLink key={section.nodes[0]?.id} section={section} />
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
