import { idOf } from '../../api/names.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { MessageId } from '../../i18n/languages.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { useRights } from '../../session/roles.ts'

const steps: Record<string, { page: string; label: MessageId }> = {
  'send-application': { page: 'forms', label: 'next.sendApplication' },
  acknowledge: { page: 'acknowledge', label: 'next.acknowledge' },
  'message-not-delivered': { page: 'messages', label: 'next.notDelivered' },
}

/** The next step that the law expects of us, when this version has a page for it. */
export function NextStep({ case: shown }: { case: CaseJson }) {
  const { t } = useWords()
  const { casework } = useRights()
  const step = shown.nextSteps?.map((code) => steps[code]).find(Boolean)
  if (!step || !casework) return null
  return <ButtonLink to={`/cases/${idOf(shown.name)}/${step.page}`}>{t(step.label)}</ButtonLink>
}
