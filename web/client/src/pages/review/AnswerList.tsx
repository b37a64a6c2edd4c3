import { Paragraph } from '@digdir/designsystemet-react'
import type { FormJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './AnswerList.module.css'
import { AnswerText } from './AnswerText.tsx'
import { type AnswerRow, answerRows } from './answer-rows.ts'

/** All answers with their questions, to be checked line by line. */
export function AnswerList({ form, answers }: { form: FormJson; answers: AnswerJson[] }) {
  const { t, term } = useWords()
  const rows = answerRows(form, answers, t('form.notKnown'))
  if (rows.length === 0) return <Paragraph className="quiet">{t('review.noAnswers')}</Paragraph>
  const sections = Map.groupBy(rows, (row) => row.labels[0] ?? '')
  return (
    <div className="stack">
      {[...sections].map(([section, inSection]) => (
        <section key={section} aria-label={section} className={styles.section}>
          <h3 className={styles.heading}>{section}</h3>
          <dl className={styles.list}>
            {inSection.map((row) => (
              <div key={row.path} className={styles.row}>
                <dt>
                  {row.number && <span className={styles.number}>{row.number} </span>}
                  {question(row)}
                </dt>
                <dd>
                  <AnswerText row={row} />
                  {row.answer.origin && row.answer.origin !== 'ANSWER_ORIGIN_TYPED' && (
                    <span className="small quiet"> {term('origin', String(row.answer.origin), '')}</span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

/** The question without the heading of its section; the heading when it is the question itself. */
function question({ labels, block }: AnswerRow): string {
  const [section = '', ...below] = labels
  const said = below.filter((label, index) => label !== section && label !== below[index - 1]).join(' – ') || section
  return block === undefined ? said : `${block + 1}. ${said}`
}
