import { Select } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { useWords } from '../i18n/use-words.ts'
import styles from './FilterSelect.module.css'

interface Props {
  label: string
  value: string | undefined
  options: { value: string; label: string }[]
  onChange: (value: string | undefined) => void
}

/** One property to narrow by. */
export function FilterSelect({ label, value, options, onChange }: Props) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className={styles.filter} data-on={Boolean(value)}>
      <label htmlFor={id}>{label}</label>
      <Select id={id} value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
        <Select.Option value="">{t('filter.any')}</Select.Option>
        {options.map((option) => (
          <Select.Option key={option.value} value={option.value}>
            {option.label}
          </Select.Option>
        ))}
      </Select>
    </div>
  )
}
