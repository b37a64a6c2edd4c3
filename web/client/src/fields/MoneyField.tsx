import { useFormContext } from 'react-hook-form'
import { toMinorUnits } from '../i18n/money.ts'
import { useWords } from '../i18n/use-words.ts'
import { currencies } from './currencies.ts'
import styles from './MoneyField.module.css'
import { SelectField } from './SelectField.tsx'
import { TextInput } from './TextInput.tsx'

/** An amount and its currency: fields `<name>.amount` and `<name>.currency`. */
export function MoneyField({ name, label, required }: { name: string; label: string; required?: boolean }) {
  const { t } = useWords()
  const { getValues } = useFormContext()
  const check = (typed: string) => {
    if (!typed.trim()) return !required || t('field.required', { label })
    const currency = getValues(`${name}.currency`) || 'EUR'
    return toMinorUnits(typed, currency) !== undefined || t('field.amount', { label })
  }
  return (
    <div className={styles.money}>
      <TextInput name={`${name}.amount`} label={label} rules={{ validate: check }} className={styles.amount} />
      <SelectField
        name={`${name}.currency`}
        label={t('field.currency')}
        none="–"
        choices={currencies.map((code) => ({ value: code, label: code }))}
        className={styles.currency}
      />
    </div>
  )
}
