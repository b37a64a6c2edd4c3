import { useNavigate } from 'react-router'
import { idOf } from '../../api/names.ts'
import { usePartner } from '../../api/partners.ts'
import { LeaveDialog } from '../../fields/LeaveDialog.tsx'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { toSection } from '../../parts/use-navigation-focus.ts'
import { useSaveState } from '../form/draft-context.ts'
import { FindingsSummary } from '../form/FindingsSummary.tsx'
import { FormNotices } from '../form/FormNotices.tsx'
import { FormSections } from '../form/FormSections.tsx'
import { FormToolbar } from '../form/FormToolbar.tsx'
import { SaveTrouble } from '../form/SaveTrouble.tsx'
import { useFlushGuard } from '../form/use-flush-guard.ts'
import { Previews } from '../review/Previews.tsx'
import { SendPanel } from '../review/SendPanel.tsx'

/** The acknowledgement itself. It must name the first steps; without them it cannot be sent. */
export function AcknowledgeForm({ case: shown }: { case: CaseJson }) {
  const { t, languageName } = useWords()
  const navigate = useNavigate()
  const guard = useFlushGuard()
  const { language } = useSaveState()
  const partner = usePartner(shown.partner)
  return (
    <div className="stack">
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
    </div>
  )
}
