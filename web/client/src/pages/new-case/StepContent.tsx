import { Heading } from '@digdir/designsystemet-react'
import { useWatch } from 'react-hook-form'
import { useWords } from '../../i18n/use-words.ts'
import { ApplicationFields } from '../case-edit/ApplicationFields.tsx'
import { DecisionFields } from '../case-edit/DecisionFields.tsx'
import { ObligationsFields } from '../case-edit/ObligationsFields.tsx'
import { PartiesFields } from '../case-edit/PartiesFields.tsx'
import { PaymentFields } from '../case-edit/PaymentFields.tsx'
import { CheckStep } from './CheckStep.tsx'
import { InstrumentStep } from './InstrumentStep.tsx'
import { chosen, type NewCaseDraft, type Step } from './new-case-draft.ts'
import { PartnerStep } from './PartnerStep.tsx'

/** The questions of one step. */
export function StepContent({ step, goTo }: { step: Step; goTo: (step: Step) => void }) {
  const { t } = useWords()
  const { instrument, application } = chosen(useWatch<NewCaseDraft, 'choice'>({ name: 'choice' }))
  switch (step) {
    case 'partner':
      return <PartnerStep />
    case 'instrument':
      return <InstrumentStep />
    case 'parties':
      return <PartiesFields instrument={instrument} />
    case 'decision':
      return (
        <div className="stack-wide">
          <ApplicationFields application={application} />
          <DecisionFields instrument={instrument} />
          <div className="stack">
            <Heading level={3} data-size="2xs">
              {t('obligation.list')}
            </Heading>
            <ObligationsFields />
          </div>
        </div>
      )
    case 'payment':
      return <PaymentFields instrument={instrument} />
    case 'check':
      return <CheckStep goTo={goTo} />
  }
}
