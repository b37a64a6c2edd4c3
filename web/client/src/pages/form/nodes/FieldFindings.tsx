import { ValidationMessage } from '@digdir/designsystemet-react'
import { useWords } from '../../../i18n/use-words.ts'
import { useExclusive, useFindingsAt } from '../draft-context.ts'
import { isBlocking } from '../findings.ts'
import { ExclusiveNote } from './ExclusiveNote.tsx'
import { TakenOutNote } from './TakenOutNote.tsx'

/** What validation says of answers that exclude each other: it is said here already while one is given. */
const saidHere = ['EXCLUSIVE', 'ALTERNATIVES']

/** What was found at a path: by validation, and at once of points that exclude each other. */
export function FieldFindings({ path, id }: { path: string; id?: string }) {
  const { article } = useWords()
  const { besides, left } = useExclusive(path)
  const found = useFindingsAt(path).filter(({ code = '' }) => besides.length === 0 || !saidHere.includes(code))
  if (found.length + besides.length + left.length === 0) return null
  return (
    <div id={id} className="stack-tight">
      {found.map((finding) => (
        <ValidationMessage key={finding.message} data-color={isBlocking(finding) ? 'danger' : 'warning'}>
          {finding.message}
          {finding.article && ` (${article(finding.article)})`}
        </ValidationMessage>
      ))}
      {besides.map((beside) => (
        <ExclusiveNote key={beside.path} path={path} beside={beside} />
      ))}
      {left.length > 0 && <TakenOutNote path={path} left={left} />}
    </div>
  )
}
