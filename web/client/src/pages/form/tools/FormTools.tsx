import { Details } from '@digdir/designsystemet-react'
import { Link } from 'react-router'
import { caseOf, idOf } from '../../../api/names.ts'
import { useSubmissions } from '../../../api/submissions.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { comparableWith } from '../../compare/comparable.ts'
import { useDraft } from '../draft-context.ts'
import { FillableCopy } from './FillableCopy.tsx'
import { ReadCopy } from './ReadCopy.tsx'
import { StartFromEarlier } from './StartFromEarlier.tsx'

/** Other ways to fill the form: from an earlier one, by somebody else at home; and what an earlier one said. */
export function FormTools() {
  const { t } = useWords()
  const { submission } = useDraft()
  const caseName = caseOf(submission.name)
  const earlier = comparableWith(useSubmissions(caseName).data ?? [], submission)
  return (
    <Details data-color="neutral" className="no-print">
      <Details.Summary>{t('tools.title')}</Details.Summary>
      <Details.Content>
        <div className="stack-wide">
          {earlier.length > 0 && (
            <div className="stack">
              <StartFromEarlier earlier={earlier} />
              <Link to={`/cases/${idOf(caseName)}/forms/${idOf(submission.name)}/compare`}>{t('compare.link')}</Link>
            </div>
          )}
          <FillableCopy />
          <ReadCopy />
        </div>
      </Details.Content>
    </Details>
  )
}
