import { Fieldset } from '@digdir/designsystemet-react'
import { useWatch } from 'react-hook-form'
import { CheckboxGroup } from '../../fields/CheckboxGroup.tsx'
import { SelectField } from '../../fields/SelectField.tsx'
import { TextInput } from '../../fields/TextInput.tsx'
import { YesNoField } from '../../fields/YesNoField.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { ClaimedSums } from './ClaimedSums.tsx'
import type { CaseDraft } from './case-draft.ts'
import { modificationKinds } from './claim-draft.ts'

const parentages = ['established', 'to-be-established', 'not-relevant'] as const
const changes = ['income', 'expenses', 'civil-status'].flatMap((what) =>
  ['beneficiaries', 'carer', 'debtor'].map((whose) => `${what}-${whose}`),
)

/** What an application to obtain a decision, or to modify one, asks for. */
export function ClaimFields({ modifies }: { modifies: boolean }) {
  const { t, term } = useWords()
  const chosen = useWatch<CaseDraft, 'claim.modifications'>({ name: 'claim.modifications' })
  return (
    <div className="stack">
      <ClaimedSums />
      {modifies ? (
        <>
          <CheckboxGroup
            name="claim.changes"
            label={t('claim.changes')}
            choices={[...changes, 'child-situation'].map((value) => ({ value, label: term('claimChange', value) }))}
          />
          <TextInput name="claim.otherChange" label={t('claim.otherChange')} multiline />
          <CheckboxGroup
            name="claim.modifications"
            label={t('claim.modifications')}
            choices={modificationKinds.map((value) => ({ value, label: term('modification', value) }))}
          />
          {modificationKinds
            .filter((kind) => chosen.includes(kind))
            .map((kind) => (
              <TextInput
                key={kind}
                name={`claim.details.${kind}`}
                label={t('claim.details', { what: term('modification', kind) })}
              />
            ))}
        </>
      ) : (
        <Fieldset>
          <Fieldset.Legend>{t('claim.more')}</Fieldset.Legend>
          <SelectField
            name="claim.parentage"
            label={t('claim.parentage')}
            none={t('field.notKnown')}
            choices={parentages.map((value) => ({ value, label: term('parentage', value) }))}
          />
          <YesNoField name="claim.retroactive" label={t('claim.retroactive')} />
          <TextInput name="claim.indexation" label={t('claim.indexation')} />
        </Fieldset>
      )}
      <TextInput name="claim.grounds" label={t('claim.grounds')} hint={t('claim.groundsHint')} multiline />
    </div>
  )
}
