import { Textfield } from '@digdir/designsystemet-react'
import type { Ref } from 'react'
import type { DateParts } from '../i18n/date-parts.ts'
import { useWords } from '../i18n/use-words.ts'
import styles from './DateInputs.module.css'

interface Props {
  /** Id of the first field, so that an error can lead to it. */
  id: string
  value: DateParts
  invalid?: boolean
  readOnly?: boolean
  onChange: (value: DateParts) => void
  onBlur?: () => void
  focusRef?: Ref<HTMLInputElement>
}

/** Day, month and year. */
export function DateInputs({ id, value, invalid, readOnly, onChange, onBlur, focusRef }: Props) {
  const { t } = useWords()
  return (
    <div className={styles.parts}>
      {(['day', 'month', 'year'] as const).map((part) => (
        <Textfield
          key={part}
          id={part === 'day' ? id : `${id}-${part}`}
          ref={part === 'day' ? focusRef : undefined}
          className={part === 'year' ? styles.year : styles.part}
          label={t(`date.${part}`)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={part === 'year' ? 4 : 2}
          aria-invalid={invalid || undefined}
          readOnly={readOnly}
          value={value[part]}
          onChange={(event) => onChange({ ...value, [part]: event.target.value })}
          onBlur={onBlur}
        />
      ))}
    </div>
  )
}
