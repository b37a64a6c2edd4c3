import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { idOf } from '../../api/names.ts'
import { usePartner } from '../../api/partners.ts'
import { LeaveDialog } from '../../fields/LeaveDialog.tsx'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { toSection } from '../../parts/use-navigation-focus.ts'
import { useDraft, useOutputLanguage } from '../form/draft-context.ts'
import { FindingsSummary } from '../form/FindingsSummary.tsx'
import { FormNotices } from '../form/FormNotices.tsx'
import { FormSections } from '../form/FormSections.tsx'
import { FormToolbar } from '../form/FormToolbar.tsx'
import { SaveTrouble } from '../form/SaveTrouble.tsx'
import { useFlushGuard } from '../form/use-flush-guard.ts'
import { Previews } from '../review/Previews.tsx'
import { SendPanel } from '../review/SendPanel.tsx'

interface Props {
  case: CaseJson
  /** The button that began it has gone from the page: the focus goes on here. */
  takesFocus: boolean
}

/** The acknowledgement itself. It must name the first steps; without them it cannot be sent. */
export function AcknowledgeForm({ case: shown, takesFocus }: Props) {
  const { t, languageName } = useWords()
  const navigate = useNavigate()
  const guard = useFlushGuard()
  const language = useOutputLanguage()
  const partner = usePartner(shown.partner)
  const { form } = useDraft()
  const start = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takesFocus) start.current?.focus()
  }, [takesFocus])
  return (
    <section ref={start} tabIndex={-1} aria-label={form.title} className="stack">
      <FormNotices />
      <FormToolbar />
      <SaveTrouble />
      <FindingsSummary />
      <FormSections />
      <Previews />
      <SendPanel
        label={t('send.acknowledgement')}
        consequence={t('send.acknowledgementConsequence', {
          partner: partner?.authority?.name ?? '',
          language: languageName(language),
        })}
        onSent={() => void navigate(`/cases/${idOf(shown.name)}/time-limits`, { state: toSection })}
      />
      <LeaveDialog guard={guard} />
    </section>
  )
}
