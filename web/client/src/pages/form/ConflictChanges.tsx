import { useQuery } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { compareAnswers } from '../../api/answers.ts'
import { newRequestId } from '../../api/names.ts'
import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { useTenantName } from '../../session/session-context.ts'
import { DifferenceTable } from '../compare/DifferenceTable.tsx'
import { useDraft } from './draft-context.ts'

/** What somebody else changed, field by field, and the fields that were answered here as well. */
export function ConflictChanges({ theirs }: { theirs: AnswerJson[] }) {
  const { t } = useWords()
  const { language } = useLanguage()
  const parent = useTenantName()
  const { form, store, submission } = useDraft()
  const [visit] = useState(newRequestId)
  const mine = useSyncExternalStore(store.subscribe, () => JSON.stringify(store.unsent().map(({ path }) => path)))
  const typedHere: string[] = JSON.parse(mine)
  const changes = useQuery({
    queryKey: ['conflict-changes', submission.name, visit, language],
    queryFn: ({ signal }) => {
      const request = { before: store.atServer(), after: theirs, language }
      return compareAnswers(`${parent}/forms/${submission.form}`, request, signal)
    },
    gcTime: 0,
  })
  return (
    <QueryView query={changes}>
      {(differences) => {
        const changed = differences.filter(({ change }) => change !== 'ANSWER_CHANGE_SAME')
        const both = changed.filter(({ path = '' }) => typedHere.includes(path))
        return (
          <div className="stack">
            <DifferenceTable
              form={form}
              differences={changed}
              names={{ before: t('conflict.before'), after: t('conflict.theirs') }}
            />
            {both.length > 0 && (
              <div className="stack-tight">
                <p>{t('conflict.both')}</p>
                <ul>
                  {both.map(({ path = '', label }) => (
                    <li key={path}>
                      <button type="button" className="link-button" onClick={() => store.forget(path)}>
                        {t('conflict.takeTheirs', { label })}
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </div>
        )
      }}
    </QueryView>
  )
}
