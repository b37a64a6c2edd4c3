import { ValidationMessage } from '@digdir/designsystemet-react'
import { DateInputs } from '../../../fields/DateInputs.tsx'
import { useWords } from '../../../i18n/use-words.ts'
import type { CellProps } from './cell-props.ts'
import { useDateText } from './use-date-text.ts'

/** A date in a cell. */
export function DateCell({ field, label }: CellProps) {
  const { t } = useWords()
  const { value, fault, change, leave } = useDateText(field.answer, field.put)
  return (
    <fieldset className="chips" aria-label={label}>
      <DateInputs
        id={field.id}
        value={value}
        invalid={field.invalid || Boolean(fault)}
        onChange={change}
        onBlur={leave}
      />
      {fault && <ValidationMessage>{t(`field.date.${fault}`, { label })}</ValidationMessage>}
    </fieldset>
  )
}
