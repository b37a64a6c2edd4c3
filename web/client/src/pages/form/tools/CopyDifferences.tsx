import { Button } from '@digdir/designsystemet-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { compareAnswers } from '../../../api/answers.ts'
import { newRequestId } from '../../../api/names.ts'
import type { AnswerJson } from '../../../gen/sustento/type/v1/answer_pb.ts'
import { useLanguage } from '../../../i18n/language-context.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { QueryView } from '../../../parts/QueryView.tsx'
import { useTenantName } from '../../../session/session-context.ts'
import { DifferenceTable } from '../../compare/DifferenceTable.tsx'
import { useDraft } from '../draft-context.ts'
import { TakenOver } from './TakenOver.tsx'
import { useTakeOver } from './use-take-over.ts'

/** How the copy differs from the draft as it was when the copy was read, and the step that takes it over. */
export function CopyDifferences({ answers }: { answers: AnswerJson[] }) {
  const { t } = useWords()
  const parent = useTenantName()
  const { language } = useLanguage()
  const { form, store, submission } = useDraft()
  const { taken, take, undo } = useTakeOver()
  const [visit] = useState(newRequestId)
  const comparison = useQuery({
    queryKey: ['copy', submission.name, visit, language],
    queryFn: ({ signal }) => {
      const before = store.paths().flatMap((path) => store.get(path) ?? [])
      return compareAnswers(`${parent}/forms/${submission.form}`, { before, after: answers, language }, signal)
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <QueryView query={comparison}>
      {(differences) => {
        const differs = differences.filter(({ change }) => change !== 'ANSWER_CHANGE_SAME')
        const said = differs.flatMap(({ after }) => after ?? [])
        return (
          <div className="stack">
            <DifferenceTable
              form={form}
              differences={differs}
              names={{ before: t('readCopy.draft'), after: t('readCopy.copy') }}
            />
            {taken !== undefined && <TakenOver count={taken} undo={undo} />}
            {taken === undefined && said.length > 0 && (
              <div className="stack-tight">
                <p className="quiet">{t('readCopy.takeText')}</p>
                <div>
                  <Button onClick={() => take(said)}>{t('readCopy.take', { count: said.length })}</Button>
                </div>
              </div>
            )}
          </div>
        )
      }}
    </QueryView>
  )
}
