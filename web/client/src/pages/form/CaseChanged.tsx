import { Alert, Button, Heading } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { refreshFromCase, useFindings } from '../../api/submissions.ts'
import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { AnswerText } from '../review/AnswerText.tsx'
import { answerRowsByPath } from '../review/answer-rows.ts'
import { useDraft, useSaveState } from './draft-context.ts'

/** What the case says differently since the form was started, and a button to take it over. */
export function CaseChanged() {
  const { t } = useWords()
  const { form, saver, submission } = useDraft()
  const announce = useAnnounce()
  const [problem, setProblem] = useState<unknown>()
  const name = submission.name ?? ''
  const changes = useFindings(name, useSaveState().etag).data?.changes ?? []
  if (changes.length === 0) return null

  const rowsOf = (answers: (AnswerJson | undefined)[]) => answerRowsByPath(form, answers, t('form.notKnown'))
  const was = rowsOf(changes.map((change) => change.was))
  const now = rowsOf(changes.map((change) => change.now))
  const takeOver = async () => {
    if (!(await saver.flush())) return
    try {
      saver.adopt(await refreshFromCase(name, saver.state().etag))
      setProblem(undefined)
      announce(t('caseChanged.taken'), 'info')
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <Alert data-color="warning">
      <section aria-labelledby="case-changed" className="stack-tight">
        <Heading id="case-changed" level={2} data-size="2xs">
          {t('caseChanged.title', { count: changes.length })}
        </Heading>
        <ul>
          {changes.map(({ path = '' }) => {
            const [before, after] = [was.get(path), now.get(path)]
            return (
              <li key={path}>
                {(after ?? before)?.labels.slice(-2).join(' – ') ?? path}:{' '}
                <del>{before ? <AnswerText row={before} /> : t('caseChanged.nothing')}</del>
                {' → '}
                <ins>{after ? <AnswerText row={after} /> : t('caseChanged.nothing')}</ins>
              </li>
            )
          })}
        </ul>
        <div>
          <Button variant="secondary" onClick={() => void takeOver()}>
            {t('caseChanged.takeOver')}
          </Button>
        </div>
        {problem !== undefined && <ProblemAlert error={problem} />}
      </section>
    </Alert>
  )
}
