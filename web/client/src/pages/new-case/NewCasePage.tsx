import { Button } from '@digdir/designsystemet-react'
import { useCallback, useRef, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useCreateCase } from '../../api/cases.ts'
import { idOf, newRequestId } from '../../api/names.ts'
import { FormErrors } from '../../fields/FormErrors.tsx'
import { LeaveDialog } from '../../fields/LeaveDialog.tsx'
import { useLeaveGuard } from '../../fields/use-leave-guard.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { fromCaseDraft } from '../case-edit/case-draft.ts'
import styles from './NewCasePage.module.css'
import { chosen, emptyCase, type NewCaseDraft, type Step, steps } from './new-case-draft.ts'
import { StepContent } from './StepContent.tsx'
import { StepHeading } from './StepHeading.tsx'
import { StepList } from './StepList.tsx'

/** Opens a case, one question after the other. The draft stays in memory and is lost only after a warning. */
export function NewCasePage() {
  const { t } = useWords()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const form = useForm<NewCaseDraft>({ defaultValues: emptyCase(), reValidateMode: 'onSubmit' })
  const [step, setStep] = useState<Step>('partner')
  const [requestId] = useState(newRequestId)
  const create = useCreateCase()
  const saved = useRef(false)
  const { isDirty } = form.formState
  const guard = useLeaveGuard(useCallback(() => isDirty && !saved.current, [isDirty]))
  const place = steps.indexOf(step)

  const goTo = (next: Step) => {
    setStep(next)
    window.scrollTo({ top: 0 })
  }
  const open = async (draft: NewCaseDraft) => {
    const request = { ...chosen(draft.choice), partner: draft.partner, file: fromCaseDraft(draft), requestId }
    const opened = await create.mutateAsync(request).catch(() => undefined)
    if (!opened) return
    saved.current = true
    announce(t('newCase.opened', { reference: opened.reference ?? '' }))
    await navigate(`/cases/${idOf(opened.name)}`)
  }
  const submit = form.handleSubmit((draft) => (step === 'check' ? open(draft) : goTo(steps[place + 1] ?? 'check')))
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('newCase.title')}
        state={t('newCase.memory')}
        back={{ to: '/cases', label: t('nav.cases') }}
      />
      <div className={styles.columns}>
        <StepList current={step} goTo={goTo} />
        <FormProvider {...form}>
          <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
            <StepHeading step={step} />
            <FormErrors />
            <StepContent step={step} goTo={goTo} />
            {create.error && <ProblemAlert error={create.error} />}
            <div className={styles.buttons}>
              {place > 0 && (
                <Button type="button" variant="secondary" onClick={() => goTo(steps[place - 1] ?? 'partner')}>
                  {t('newCase.back')}
                </Button>
              )}
              <Button type="submit" loading={create.isPending}>
                {t(step === 'check' ? 'newCase.open' : 'newCase.continue')}
              </Button>
            </div>
          </form>
        </FormProvider>
      </div>
      <LeaveDialog guard={guard} />
    </div>
  )
}
