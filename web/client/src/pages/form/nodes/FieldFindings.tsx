import { ValidationMessage } from '@digdir/designsystemet-react'
import { useWords } from '../../../i18n/use-words.ts'
import { useFindingsAt } from '../draft-context.ts'
import { isBlocking } from '../findings.ts'

/** What validation found at a path. */
export function FieldFindings({ path, id }: { path: string; id?: string }) {
  const { article } = useWords()
  const found = useFindingsAt(path)
  if (found.length === 0) return null
  return (
    <div id={id} className="stack-tight">
      {found.map((finding) => (
        <ValidationMessage key={finding.message} data-color={isBlocking(finding) ? 'danger' : 'warning'}>
          {finding.message}
          {finding.article && ` (${article(finding.article)})`}
        </ValidationMessage>
      ))}
    </div>
  )
}
