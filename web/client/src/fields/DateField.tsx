import { Fieldset, ValidationMessage } from '@digdir/designsystemet-react'
import { Controller, useFormContext } from 'react-hook-form'
import { type DateParts, fromDateParts } from '../i18n/date-parts.ts'
import { useWords } from '../i18n/use-words.ts'
import { DateInputs } from './DateInputs.tsx'
import { useFieldError } from './field-error.ts'

interface Props {
  name: string
  label: string
  hint?: string
  required?: boolean
  /** A year without day and month is enough. */
  yearAlone?: boolean
}

/** A date in three fields: no picker, no format to guess, any date of a life in a few keys. */
export function DateField({ name, label, hint, required, yearAlone }: Props) {
  const { t } = useWords()
  const { control } = useFormContext()
  const error = useFieldError(name)
  const check = (parts: DateParts) => {
    const { date, fault } = fromDateParts(parts, { yearAlone })
    if (fault) return t(`field.date.${fault}`, { label })
    return required && !date ? t('field.required', { label }) : true
  }
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {hint && <Fieldset.Description>{hint}</Fieldset.Description>}
      <Controller
        name={name}
        control={control}
        rules={{ validate: check }}
        render={({ field }) => (
          <DateInputs
            id={name}
            value={field.value}
            invalid={Boolean(error)}
            onChange={field.onChange}
            focusRef={field.ref}
          />
        )}
      />
      {error && <ValidationMessage>{error}</ValidationMessage>}
    </Fieldset>
  )
}
