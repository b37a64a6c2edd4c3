import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { useWords } from '../../i18n/use-words.ts'
import { sectionId } from './anchors.ts'
import { useDraft } from './draft-context.ts'
import styles from './FormSections.module.css'
import { NodeView } from './nodes/NodeView.tsx'
import { sectionsOf } from './sections.ts'

/** The whole form, section after section, with the parts and who completes them. */
export function FormSections() {
  const { t } = useWords()
  const { form } = useDraft()
  const sections = sectionsOf(form)
  return (
    <div className={styles.sections}>
      {sections.map((section, index) => {
        const part = section.part !== sections[index - 1]?.part && form.parts?.find(({ id }) => id === section.part)
        const [first] = section.nodes
        return (
          <div key={first?.id} className="stack">
            {part && (
              <div className={styles.part}>
                <Heading level={2} data-size="xs">
                  {part.heading || t('form.part', { part: section.part })}
                </Heading>
                {part.instruction && <Paragraph className="quiet">{part.instruction}</Paragraph>}
              </div>
            )}
            <section
              id={sectionId(first?.id ?? '')}
              tabIndex={-1}
              aria-label={[first?.number || section.part, first?.label].filter(Boolean).join(' ')}
              className={styles.section}
            >
              {section.nodes.map((node) => (
                <NodeView key={node.id} node={node} level={form.parts?.length ? 3 : 2} />
              ))}
            </section>
          </div>
        )
      })}
    </div>
  )
}
