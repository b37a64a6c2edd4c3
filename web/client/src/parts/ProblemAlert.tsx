import { Alert, Button, Paragraph } from '@digdir/designsystemet-react'
import { Problem } from '../api/problem.ts'
import { useWords } from '../i18n/use-words.ts'

/** What went wrong, where, and what to do. */
export function ProblemAlert({ error, retry }: { error: unknown; retry?: () => unknown }) {
  const { t, term } = useWords()
  const problem = error instanceof Problem ? error : new Problem({})
  const said = term('problem', problem.reason, problem.message || t('problem.INTERNAL'))
  return (
    <Alert data-color="danger" role="alert">
      <div className="stack">
        <div className="stack-tight prose">
          <strong>{said}</strong>
          <Paragraph>{term('problemAdvice', problem.reason, problem.message)}</Paragraph>
          {problem.violations.length > 0 && (
            <ul>
              {problem.violations.map((each) => (
                <li key={`${each.field} ${each.reason}`}>
                  {each.description} <span className="code">{each.field}</span>
                </li>
              ))}
            </ul>
          )}
          {problem.requestId && <p className="small">{t('problem.requestId', { id: problem.requestId })}</p>}
        </div>
        {retry && (
          <div>
            <Button variant="secondary" data-color="neutral" onClick={() => void retry()}>
              {t('problem.retry')}
            </Button>
          </div>
        )}
      </div>
    </Alert>
  )
}
