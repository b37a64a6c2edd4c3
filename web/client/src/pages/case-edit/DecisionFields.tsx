import { Fieldset, Radio } from '@digdir/designsystemet-react'
import { useFormContext } from 'react-hook-form'
import { AddressFields } from '../../fields/AddressFields.tsx'
import { DateField } from '../../fields/DateField.tsx'
import { SelectField } from '../../fields/SelectField.tsx'
import { TextInput } from '../../fields/TextInput.tsx'
import { useStateChoices } from '../../fields/use-choices.ts'
import { YesNoField } from '../../fields/YesNoField.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { recognitionBases } from './recognition-bases.ts'

const kinds = ['decision', 'court-settlement', 'authentic-instrument'] as const

/** The decision on which the application rests. */
export function DecisionFields({ instrument }: { instrument: string }) {
  const { t } = useWords()
  const { register } = useFormContext()
  return (
    <div className="stack">
      <Fieldset>
        <Fieldset.Legend>{t('decision.kind')}</Fieldset.Legend>
        <div className="cluster">
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`decisionKind.${kind}`)} {...register('decision.kind')} />
          ))}
        </div>
      </Fieldset>
      <div className="columns">
        <TextInput name="decision.court" label={t('decision.court')} />
        <TextInput name="decision.reference" label={t('decision.reference')} />
      </div>
      <DateField name="decision.date" label={t('decision.date')} />
      <SelectField name="decision.stateOfOrigin" label={t('decision.stateOfOrigin')} choices={useStateChoices()} />
      <AddressFields name="decision.courtAddress" label={t('decision.courtAddress')} />
      <TextInput
        name="decision.partSought"
        label={t('decision.partSought')}
        hint={t('decision.partSoughtHint')}
        multiline
      />
      <YesNoField name="decision.enforceable" label={t('decision.enforceable')} />
      <YesNoField name="decision.defendantAppeared" label={t('decision.defendantAppeared')} />
      {instrument === 'hague-2007' && (
        <SelectField
          name="decision.recognitionBasis"
          label={t('decision.recognitionBasis')}
          choices={recognitionBases.map((value) => ({ value, label: t(`recognitionBasis.${value}`) }))}
        />
      )}
    </div>
  )
}
