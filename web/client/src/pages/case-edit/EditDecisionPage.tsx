import { Heading } from '@digdir/designsystemet-react'
import { useCase } from '../../api/cases.ts'
import { useWords } from '../../i18n/use-words.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { useCaseName } from '../case/use-case-name.ts'
import { ApplicationFields } from './ApplicationFields.tsx'
import { type CaseDraft, fromCaseDraft } from './case-draft.ts'
import { DecisionFields } from './DecisionFields.tsx'
import { EditForm } from './EditForm.tsx'
import { ObligationsFields } from './ObligationsFields.tsx'
import { PaymentFields } from './PaymentFields.tsx'

const mask = [
  ...['decision', 'obligations', 'arrears', 'payment', 'consentDate', 'additionalInformation'],
  ...['claim', 'specificMeasures'],
]
  .map((field) => `file.${field}`)
  .join()

/** Changes what is asked for, the decision, what is owed under it, and where to pay. */
export function EditDecisionPage() {
  const { t } = useWords()
  const name = useCaseName()
  const changed = (draft: CaseDraft) => {
    const { parties: _unchanged, ...file } = fromCaseDraft(draft)
    return file
  }
  return (
    <QueryView query={useCase(name)}>
      {(shown) => (
        <EditForm case={shown} title={t('decision.edit')} section="decision" mask={mask} changed={changed}>
          <ApplicationFields application={shown.application ?? ''} />
          <DecisionFields instrument={shown.instrument ?? ''} />
          <Heading level={2} data-size="xs">
            {t('obligation.list')}
          </Heading>
          <ObligationsFields />
          <Heading level={2} data-size="xs">
            {t('payment.section')}
          </Heading>
          <PaymentFields instrument={shown.instrument ?? ''} />
        </EditForm>
      )}
    </QueryView>
  )
}
