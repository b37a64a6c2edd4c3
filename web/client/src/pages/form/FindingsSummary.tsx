import { Alert, Heading } from '@digdir/designsystemet-react'
import type { MouseEvent } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { fieldId, goToPath } from './anchors.ts'
import { useAllFindings } from './draft-context.ts'
import { isBlocking } from './findings.ts'

/** What is still missing before the form may be sent; each line leads to its field. */
export function FindingsSummary() {
  const { t, article } = useWords()
  const blocking = useAllFindings().filter(isBlocking)
  if (blocking.length === 0) return null
  const goTo = (event: MouseEvent, path: string) => {
    event.preventDefault()
    goToPath(path)
  }
  return (
    <Alert data-color="warning">
      <section aria-labelledby="findings-title" className="stack-tight">
        <Heading id="findings-title" level={2} data-size="2xs">
          {t('findings.title', { count: blocking.length })}
        </Heading>
        <ul>
          {blocking.map((finding) => (
            <li key={`${finding.path} ${finding.code} ${finding.message}`}>
              {finding.path ? (
                <a href={`#${fieldId(finding.path)}`} onClick={(event) => goTo(event, finding.path ?? '')}>
                  {finding.message}
                </a>
              ) : (
                finding.message
              )}
              {finding.article && <span className="small quiet"> {article(finding.article)}</span>}
            </li>
          ))}
        </ul>
      </section>
    </Alert>
  )
}
