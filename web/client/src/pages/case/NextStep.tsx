import { idOf } from '../../api/names.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { MessageId } from '../../i18n/languages.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { useRights } from '../../session/roles.ts'

const steps: Record<string, { page: string; label: MessageId }> = {
  'send-application': { page: 'forms', label: 'next.sendApplication' },
  acknowledge: { page: 'acknowledge', label: 'next.acknowledge' },
  'send-request': { page: 'forms', label: 'next.sendRequest' },
  'answer-request': { page: 'forms', label: 'next.answerRequest' },
  'send-status-report': { page: 'forms', label: 'next.statusReport' },
  'supply-documents': { page: 'forms', label: 'next.supplyDocuments' },
  'answer-question': { page: 'forms', label: 'next.answerQuestion' },
  'message-not-delivered': { page: 'messages', label: 'next.notDelivered' },
}

/** The next step that the law expects of us, and beside it what else may be sent now. */
export function NextStep({ case: shown }: { case: CaseJson }) {
  const { t } = useWords()
  const { casework } = useRights()
  const step = shown.nextSteps?.map((code) => steps[code]).find(Boolean)
  if (!casework) return null
  const casePath = `/cases/${idOf(shown.name)}`
  return (
    <>
      {Boolean(shown.offeredForms?.length) && step?.page !== 'forms' && (
        <ButtonLink to={`${casePath}/forms`} variant="secondary">
          {t('next.send')}
        </ButtonLink>
      )}
      {step && <ButtonLink to={`${casePath}/${step.page}`}>{t(step.label)}</ButtonLink>}
    </>
  )
}
