import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { CheckmarkCircleFillIcon, CircleIcon } from '@navikt/aksel-icons'
import type { DocumentJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { DocumentRuleJson } from '../../gen/sustento/cases/v1/cases_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './LawfulDocuments.module.css'

interface Props {
  rules: DocumentRuleJson[]
  documents: DocumentJson[]
}

/** What may accompany the application, and what must; nothing else may be demanded (Article 57(5), Article 11(3) HC). */
export function LawfulDocuments({ rules, documents }: Props) {
  const { t, article } = useWords()
  const there = (kind: string | undefined) => documents.some((each) => each.kind === kind && !each.received)
  return (
    <section aria-labelledby="lawful-documents" className="panel">
      <div className="stack">
        <div className="stack-tight">
          <Heading id="lawful-documents" level={3} data-size="2xs">
            {t('documents.lawful')}
          </Heading>
          <Paragraph className="quiet prose">{t('documents.lawfulText')}</Paragraph>
        </div>
        <ul className={styles.list}>
          {rules.map((rule) => (
            <li key={rule.kind} className={styles.rule} data-there={there(rule.kind)}>
              {there(rule.kind) ? (
                <CheckmarkCircleFillIcon aria-hidden fontSize="1.375rem" />
              ) : (
                <CircleIcon aria-hidden fontSize="1.375rem" />
              )}
              <div className="stack-tight">
                <span>{rule.title}</span>
                <span className="small quiet">
                  {t(
                    there(rule.kind) ? 'documents.there' : rule.required ? 'documents.required' : 'documents.ifApplies',
                  )}
                  {rule.article && ` · ${article(rule.article)}`}
                </span>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
