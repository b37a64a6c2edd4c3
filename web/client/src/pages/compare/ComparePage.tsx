import { Paragraph } from '@digdir/designsystemet-react'
import { useSearchParams } from 'react-router'
import { useForm } from '../../api/forms.ts'
import { idOf } from '../../api/names.ts'
import { useSubmission, useSubmissions } from '../../api/submissions.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { useCaseName, useSubmissionName } from '../case/use-case-name.ts'
import { CompareChoice } from './CompareChoice.tsx'
import { comparableWith } from './comparable.ts'
import { DifferenceTable } from './DifferenceTable.tsx'
import { submissionTitle } from './submission-title.ts'
import { useComparison } from './use-comparison.ts'

/** What did it say before? Two submissions of a form, point by point. */
export function ComparePage() {
  const words = useWords()
  const { t } = words
  const caseName = useCaseName()
  const own = useSubmission(useSubmissionName())
  const submissions = useSubmissions(caseName).data ?? []
  const [search, setSearch] = useSearchParams()
  const others = own.data ? comparableWith(submissions, own.data) : []
  const chosen = others.find((each) => idOf(each.name) === search.get('with')) ?? others[0]
  const form = useForm(own.data?.form)
  const comparison = useComparison(own.data, chosen?.name)
  const page = `/cases/${idOf(caseName)}/forms`
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('compare.title')}
        state={own.data?.formTitle}
        back={{ to: `${page}/${idOf(own.data?.name)}`, label: t('review.back') }}
      />
      {chosen && own.data ? (
        <>
          <CompareChoice
            others={others}
            chosen={idOf(chosen.name)}
            choose={(id) => setSearch({ with: id }, { replace: true })}
          />
          <QueryView query={comparison}>
            {(differences) => (
              <DifferenceTable
                form={form.data ?? {}}
                differences={differences}
                names={{ before: submissionTitle(words, chosen), after: submissionTitle(words, own.data ?? {}) }}
              />
            )}
          </QueryView>
        </>
      ) : (
        <Paragraph>{t('compare.nothing')}</Paragraph>
      )}
    </div>
  )
}
