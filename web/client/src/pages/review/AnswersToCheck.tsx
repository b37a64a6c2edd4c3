import { Link } from 'react-router'
import { useWords } from '../../i18n/use-words.ts'
import { useDraft } from '../form/draft-context.ts'
import { AnswerList } from './AnswerList.tsx'

/** The answers of the form itself, and the way back to change them. */
export function AnswersToCheck({ formPath }: { formPath: string }) {
  const { t } = useWords()
  const { form, store } = useDraft()
  const answers = store.paths().flatMap((path) => store.get(path) ?? [])
  return (
    <div className="panel">
      <div className="stack">
        <div className="cluster between">
          <strong>{form.title}</strong>
          <Link to={formPath} className="no-print">
            {t('review.change')}
          </Link>
        </div>
        <AnswerList form={form} answers={answers} />
      </div>
    </div>
  )
}
