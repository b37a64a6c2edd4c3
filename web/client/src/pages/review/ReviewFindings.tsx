import { Alert, Heading } from '@digdir/designsystemet-react'
import { Link } from 'react-router'
import { useWords } from '../../i18n/use-words.ts'
import { useAllFindings } from '../form/draft-context.ts'
import { isBlocking } from '../form/findings.ts'

/** Whether the form may be sent, and all that validation found. */
export function ReviewFindings({ formPath }: { formPath: string }) {
  const { t, article } = useWords()
  const findings = useAllFindings()
  const blocking = findings.filter(isBlocking)
  const advice = findings.filter((finding) => !isBlocking(finding))
  return (
    <Alert data-color={blocking.length > 0 ? 'danger' : 'success'}>
      <div className="stack">
        <Heading level={2} data-size="2xs">
          {blocking.length > 0 ? t('review.blocked', { count: blocking.length }) : t('review.ready')}
        </Heading>
        {blocking.length > 0 && (
          <ul>
            {blocking.map((finding) => (
              <li key={`${finding.path} ${finding.code} ${finding.message}`}>
                {finding.message} <span className="small quiet">{article(finding.article)}</span>
              </li>
            ))}
          </ul>
        )}
        {advice.length > 0 && (
          <div className="stack-tight">
            <strong>{t('review.advice')}</strong>
            <ul>
              {advice.map((finding) => (
                <li key={`${finding.path} ${finding.code} ${finding.message}`}>
                  {finding.message} <span className="small quiet">{article(finding.article)}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {blocking.some(({ path }) => path) && (
          <div>
            <Link to={formPath}>{t('review.complete')}</Link>
          </div>
        )}
      </div>
    </Alert>
  )
}
