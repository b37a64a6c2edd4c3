import { Button, Checkbox } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useTypedPreview } from '../../api/extracts.ts'
import { LeaveDialog } from '../../fields/LeaveDialog.tsx'
import { useLeaveGuard } from '../../fields/use-leave-guard.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { useDraft } from '../form/draft-context.ts'
import { FormSections } from '../form/FormSections.tsx'
import { ExtractResult } from './ExtractResult.tsx'
import { useTakingOver } from './use-taking-over.ts'

interface Props {
  case: CaseJson
  form: string
  all: boolean
  onShowAll: (all: boolean) => void
}

/** The fields, what they would change in the case, and taking it over. */
export function TypedEntry({ case: owner, form, all, onShowAll }: Props) {
  const { t } = useWords()
  const { store, findings } = useDraft()
  const { name = '', etag = '', instrument } = owner
  const preview = useTypedPreview(name)
  const { takeOver, busy, error } = useTakingOver(name, etag)
  const [checked, setChecked] = useState('')
  const [taken, setTaken] = useState(false)
  const guard = useLeaveGuard(() => !taken && store.paths().length > 0)
  const typed = () => store.paths().flatMap((path) => store.get(path) ?? [])
  const check = async () => {
    const answers = typed()
    const found = await preview.mutateAsync({ form, answers }).catch(() => undefined)
    if (!found) return
    findings.adopt(found.findings ?? [])
    setChecked(versionOf(answers, etag))
  }
  // What was typed or changed in the case since is shown before it is taken over, like the rest.
  const confirm = async (keep: string[]) => {
    const answers = typed()
    if (versionOf(answers, etag) !== checked) return check()
    setTaken(true)
    if (!(await takeOver({ typed: { form, answers } }, keep))) setTaken(false)
  }
  return (
    <div className="stack-wide">
      <Checkbox
        value="all"
        label={t('extract.showAll')}
        checked={all}
        onChange={({ target }) => onShowAll(target.checked)}
      />
      <FormSections />
      {preview.error && <ProblemAlert error={preview.error} />}
      <div>
        <Button variant="secondary" loading={preview.isPending} onClick={() => void check()}>
          {t('extract.check')}
        </Button>
      </div>
      {preview.data && (
        <ExtractResult
          preview={preview.data}
          instrument={instrument}
          busy={busy}
          error={error}
          onTakeOver={(keep) => void confirm(keep)}
        />
      )}
      <LeaveDialog guard={guard} />
    </div>
  )
}

/** What was compared with what. */
const versionOf = (answers: AnswerJson[], etag: string): string => JSON.stringify([answers, etag])
