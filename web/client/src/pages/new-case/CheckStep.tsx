import { Alert } from '@digdir/designsystemet-react'
import { useWatch } from 'react-hook-form'
import { useInstrumentWords } from '../../api/instruments.ts'
import { usePartner } from '../../api/partners.ts'
import { ApplicationSummary } from '../../case-file/ApplicationSummary.tsx'
import { DecisionSummary } from '../../case-file/DecisionSummary.tsx'
import { ObligationsTable } from '../../case-file/ObligationsTable.tsx'
import { PartySummary } from '../../case-file/PartySummary.tsx'
import { PaymentSummary } from '../../case-file/PaymentSummary.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { SummaryList } from '../../parts/SummaryList.tsx'
import { fromCaseDraft } from '../case-edit/case-draft.ts'
import { CheckSection } from './CheckSection.tsx'
import { chosen, type NewCaseDraft, type Step } from './new-case-draft.ts'

/** Everything typed, once more, with a way back to each step. */
export function CheckStep({ goTo }: { goTo: (step: Step) => void }) {
  const { t, state } = useWords()
  const draft = useWatch<NewCaseDraft>() as NewCaseDraft
  const { instrument, application } = chosen(draft.choice)
  const partner = usePartner(draft.partner)
  const words = useInstrumentWords()
  const file = fromCaseDraft(draft)
  const parties = file.parties ?? []
  return (
    <div className="stack-wide">
      <CheckSection title={t('newCase.partner')} step="partner" goTo={goTo}>
        <SummaryList
          facts={[
            { term: t('case.counterpart'), value: partner?.authority?.name },
            { term: t('address.state'), value: state(partner?.state) },
          ]}
        />
      </CheckSection>
      <CheckSection title={t('newCase.instrument')} step="instrument" goTo={goTo}>
        <SummaryList
          facts={[
            { term: t('case.instrument'), value: words.instrument(instrument) },
            { term: t('case.application'), value: words.application(instrument, application)?.title ?? application },
          ]}
        />
      </CheckSection>
      <CheckSection title={t('newCase.parties')} step="parties" goTo={goTo}>
        {parties.length === 0 && <Alert data-color="warning">{t('newCase.noParties')}</Alert>}
        {parties.map((party) => (
          <PartySummary key={party.id} party={party} parties={parties} instrument={instrument} />
        ))}
      </CheckSection>
      <CheckSection title={t('newCase.decision')} step="decision" goTo={goTo}>
        {file.decision ? (
          <DecisionSummary decision={file.decision} />
        ) : (
          <p className="quiet">{t('newCase.decisionLater')}</p>
        )}
        <ApplicationSummary file={file} />
        {file.obligations?.length ? <ObligationsTable obligations={file.obligations} parties={parties} /> : null}
      </CheckSection>
      <CheckSection title={t('newCase.payment')} step="payment" goTo={goTo}>
        <PaymentSummary file={file} />
      </CheckSection>
    </div>
  )
}
