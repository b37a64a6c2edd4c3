import { Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react'
import { useFormContext } from 'react-hook-form'
import { useWords } from '../i18n/use-words.ts'
import { useFieldError } from './field-error.ts'

/** One of several values. */
export interface Choice {
  value: string
  label: string
}

interface Props {
  name: string
  label: string
  hint?: string
  choices: Choice[]
  required?: boolean
  /** What stands for no choice. */
  none?: string
  className?: string
}

/** A list to choose one value from. */
export function SelectField({ name, label, hint, choices, required, none, className }: Props) {
  const { t } = useWords()
  const { register } = useFormContext()
  const error = useFieldError(name)
  return (
    <Field className={className}>
      <Label htmlFor={name}>{label}</Label>
      {hint && <Field.Description>{hint}</Field.Description>}
      <Select
        id={name}
        aria-invalid={Boolean(error)}
        {...register(name, required ? { required: t('field.required', { label }) } : {})}
      >
        <Select.Option value="">{none ?? t('field.choose')}</Select.Option>
        {choices.map((choice) => (
          <Select.Option key={choice.value} value={choice.value}>
            {choice.label}
          </Select.Option>
        ))}
      </Select>
      {error && <ValidationMessage>{error}</ValidationMessage>}
    </Field>
  )
}
