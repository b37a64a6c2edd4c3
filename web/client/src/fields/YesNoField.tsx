import { Fieldset, Radio } from '@digdir/designsystemet-react'
import { useFormContext } from 'react-hook-form'
import { useWords } from '../i18n/use-words.ts'
import styles from './YesNoField.module.css'

/** Yes, no, or not known, which is an answer too. */
export function YesNoField({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const { t } = useWords()
  const { register } = useFormContext()
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {hint && <Fieldset.Description>{hint}</Fieldset.Description>}
      <div className={styles.row}>
        <Radio value="yes" label={t('field.yes')} {...register(name)} />
        <Radio value="no" label={t('field.no')} {...register(name)} />
        <Radio value="" label={t('field.notKnown')} {...register(name)} />
      </div>
    </Fieldset>
  )
}
