import { Input, ValidationMessage } from '@digdir/designsystemet-react'
import { useWords } from '../../../i18n/use-words.ts'
import type { CellProps } from './cell-props.ts'
import { attributesOf } from './field-attributes.ts'
import { useNumberText } from './use-number-text.ts'

/** An amount in a cell. */
export function NumberCell({ field, label }: CellProps) {
  const { t } = useWords()
  const { value, wrong, change, leave } = useNumberText(field.answer, field.put)
  return (
    <>
      <Input
        {...attributesOf(field, { wrong })}
        aria-label={label}
        className="number"
        inputMode="decimal"
        value={value}
        onChange={(event) => change(event.target.value)}
        onBlur={leave}
      />
      {wrong && <ValidationMessage>{t('field.number')}</ValidationMessage>}
    </>
  )
}
