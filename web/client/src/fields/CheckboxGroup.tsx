import { Checkbox, Fieldset, ValidationMessage } from '@digdir/designsystemet-react'
import { useFormContext } from 'react-hook-form'
import { useWords } from '../i18n/use-words.ts'
import { useFieldError } from './field-error.ts'
import type { Choice } from './SelectField.tsx'
import styles from './YesNoField.module.css'

interface Props {
  name: string
  label: string
  hint?: string
  choices: Choice[]
  required?: boolean
}

/** Several of several values. */
export function CheckboxGroup({ name, label, hint, choices, required }: Props) {
  const { t } = useWords()
  const { register } = useFormContext()
  const error = useFieldError(name)
  const rules = required ? { validate: (v: string[]) => v?.length > 0 || t('field.chooseOne', { label }) } : {}
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {hint && <Fieldset.Description>{hint}</Fieldset.Description>}
      <div className={styles.row}>
        {choices.map((choice, index) => (
          <Checkbox
            key={choice.value}
            id={index === 0 ? name : `${name}-${choice.value}`}
            value={choice.value}
            label={choice.label}
            aria-invalid={Boolean(error) || undefined}
            {...register(name, rules)}
          />
        ))}
      </div>
      {error && <ValidationMessage>{error}</ValidationMessage>}
    </Fieldset>
  )
}
