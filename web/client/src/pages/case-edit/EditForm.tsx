import { Button } from '@digdir/designsystemet-react'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useUpdateCase } from '../../api/cases.ts'
import { idOf } from '../../api/names.ts'
import { hasReason } from '../../api/problem.ts'
import { FormErrors } from '../../fields/FormErrors.tsx'
import { LeaveDialog } from '../../fields/LeaveDialog.tsx'
import { useLeaveGuard } from '../../fields/use-leave-guard.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { CaseFileJson } from '../../gen/sustento/type/v1/case_file_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { type CaseDraft, toCaseDraft } from './case-draft.ts'
import { EditConflict } from './EditConflict.tsx'

interface Props {
  case: CaseJson
  title: string
  /** The section of the case page to go back to. */
  section: 'parties' | 'decision'
  mask: string
  /** The changed fields of the file. */
  changed: (draft: CaseDraft) => CaseFileJson
  children: ReactNode
}

/** A form for a part of the case file. Saves against the version that was opened, never against a newer one. */
export function EditForm({ case: shown, title, section, mask, changed, children }: Props) {
  const { t } = useWords()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const [opened, setOpened] = useState(shown)
  const form = useForm<CaseDraft>({ defaultValues: toCaseDraft(opened.file), reValidateMode: 'onSubmit' })
  const update = useUpdateCase(shown.name ?? '')
  const saved = useRef(false)
  const { isDirty } = form.formState
  const guard = useLeaveGuard(useCallback(() => isDirty && !saved.current, [isDirty]))
  const page = `/cases/${idOf(shown.name)}/${section}`
  const stale = hasReason(update.error, 'STALE_ETAG')

  const submit = form.handleSubmit(async (draft) => {
    const input = { changed: { etag: opened.etag, file: changed(draft) }, mask }
    const done = await update.mutateAsync(input).catch(() => undefined)
    if (!done) return
    saved.current = true
    announce(t('edit.saved'))
    await navigate(page)
  })
  const takeTheirs = (latest: CaseJson) => {
    setOpened(latest)
    update.reset()
    form.reset(toCaseDraft(latest.file))
  }
  const keepMine = (latest: CaseJson) => {
    setOpened(latest)
    update.reset()
  }
  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => void submit(event)} noValidate className="stack-wide edit-form">
        <PageHeader title={title} state={shown.title || shown.reference} back={{ to: page, label: t('edit.back') }} />
        <FormErrors />
        {children}
        {stale && <EditConflict name={shown.name ?? ''} takeTheirs={takeTheirs} keepMine={keepMine} />}
        {update.error && !stale && <ProblemAlert error={update.error} />}
        <div className="cluster">
          <Button type="submit" loading={update.isPending}>
            {t('edit.save')}
          </Button>
          <ButtonLink to={page} variant="secondary" data-color="neutral">
            {t('dialog.cancel')}
          </ButtonLink>
        </div>
      </form>
      <LeaveDialog guard={guard} />
    </FormProvider>
  )
}
