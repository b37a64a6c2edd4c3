import { Button } from '@digdir/designsystemet-react'
import { PlusIcon } from '@navikt/aksel-icons'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useWords } from '../../i18n/use-words.ts'
import type { CaseDraft } from './case-draft.ts'
import { ObligationCard } from './ObligationCard.tsx'
import { toObligationDraft } from './obligation-draft.ts'

/** What is owed under the decision. */
export function ObligationsFields() {
  const { t } = useWords()
  const { control, getValues } = useFormContext<CaseDraft>()
  const obligations = useFieldArray({ control, name: 'obligations' })
  const add = () => {
    const parties = getValues('parties')
    const withRole = (role: string) => parties.filter(({ roles }) => roles.includes(role)).map(({ id }) => id)
    const beneficiaries = withRole('child').length > 0 ? withRole('child') : withRole('creditor')
    const [payer = '', payee = ''] = [withRole('debtor')[0], withRole('creditor')[0]]
    obligations.append({ ...toObligationDraft(), beneficiaries, payer, payee })
  }
  return (
    <div className="stack">
      {obligations.fields.map((field, index) => (
        <ObligationCard key={field.id} index={index} remove={() => obligations.remove(index)} />
      ))}
      <div>
        <Button variant="secondary" onClick={add}>
          <PlusIcon aria-hidden fontSize="1.25rem" />
          {t('obligation.add')}
        </Button>
      </div>
    </div>
  )
}
