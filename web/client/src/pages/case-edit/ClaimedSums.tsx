import { Button } from '@digdir/designsystemet-react'
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { CheckboxGroup } from '../../fields/CheckboxGroup.tsx'
import { DateField } from '../../fields/DateField.tsx'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { SelectField } from '../../fields/SelectField.tsx'
import { useWords } from '../../i18n/use-words.ts'
import type { CaseDraft } from './case-draft.ts'
import { toSumDraft } from './claim-draft.ts'
import { frequencies } from './frequencies.ts'
import { nameOfDraft } from './party-draft.ts'

/** Maintenance asked for: a sum for each person, or for several together. */
export function ClaimedSums() {
  const { t } = useWords()
  const { control, getValues } = useFormContext<CaseDraft>()
  const sums = useFieldArray({ control, name: 'claim.sums' })
  const parties = useWatch<CaseDraft, 'parties'>({ name: 'parties' })
  const people = parties.map((party) => ({ value: party.id, label: nameOfDraft(party) || party.id }))
  const add = () => {
    const children = getValues('parties').filter(({ roles }) => roles.includes('child'))
    sums.append({ ...toSumDraft(), beneficiaries: children.map(({ id }) => id) })
  }
  return (
    <div className="stack">
      {sums.fields.map((field, index) => (
        <div key={field.id} className="stack">
          <div className="columns">
            <MoneyField name={`claim.sums.${index}.sum`} label={t('claim.sum')} required />
            <SelectField
              name={`claim.sums.${index}.frequency`}
              label={t('obligation.frequency')}
              choices={frequencies.map((value) => ({ value, label: t(`frequency.${value}`) }))}
            />
          </div>
          {people.length > 0 && (
            <CheckboxGroup
              name={`claim.sums.${index}.beneficiaries`}
              label={t('claim.beneficiaries')}
              choices={people}
            />
          )}
          <DateField name={`claim.sums.${index}.from`} label={t('obligation.from')} />
          <div>
            <Button variant="tertiary" data-color="danger" onClick={() => sums.remove(index)}>
              <TrashIcon aria-hidden fontSize="1.25rem" />
              {t('claim.removeSum', { number: index + 1 })}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button variant="secondary" onClick={add}>
          <PlusIcon aria-hidden fontSize="1.25rem" />
          {t('claim.addSum')}
        </Button>
      </div>
    </div>
  )
}
