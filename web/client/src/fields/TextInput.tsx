import { Textfield } from '@digdir/designsystemet-react'
import { type RegisterOptions, useFormContext } from 'react-hook-form'
import { useWords } from '../i18n/use-words.ts'
import { useFieldError } from './field-error.ts'

interface Props {
  name: string
  label: string
  hint?: string
  required?: boolean
  multiline?: boolean
  type?: 'text' | 'email' | 'tel'
  autoComplete?: string
  rules?: RegisterOptions
  className?: string
}

/** A field for text in a form of ours. */
export function TextInput({ name, label, hint, required, multiline, type = 'text', rules, className, ...rest }: Props) {
  const { t } = useWords()
  const { register } = useFormContext()
  const error = useFieldError(name)
  const field = register(name, { ...(required ? { required: t('field.required', { label }) } : {}), ...rules })
  const shared = { id: name, label, description: hint, error, className, dir: 'auto', ...field } as const
  return multiline ? (
    <Textfield multiline rows={4} {...shared} />
  ) : (
    <Textfield type={type} autoComplete={rest.autoComplete ?? 'off'} {...shared} />
  )
}
