import { Checkbox } from '@digdir/designsystemet-react'
import { useFormContext } from 'react-hook-form'
import { CheckboxGroup } from '../../fields/CheckboxGroup.tsx'
import { TextInput } from '../../fields/TextInput.tsx'
import { useWords } from '../../i18n/use-words.ts'
import type { CaseDraft } from './case-draft.ts'
import { purposes } from './measures-draft.ts'

/** What a request for specific measures asks for (Article 53). */
export function MeasuresFields() {
  const { t, term } = useWords()
  const { register } = useFormContext<CaseDraft>()
  return (
    <div className="stack">
      <CheckboxGroup
        name="specificMeasures.purposes"
        label={t('measures.purposes')}
        choices={purposes.map((value) => ({ value, label: term('measurePurpose', value) }))}
      />
      <TextInput
        name="specificMeasures.grounds"
        label={t('measures.grounds')}
        hint={t('measures.groundsHint')}
        multiline
      />
      <Checkbox label={t('measures.risk')} {...register('specificMeasures.notificationRisk')} />
    </div>
  )
}
