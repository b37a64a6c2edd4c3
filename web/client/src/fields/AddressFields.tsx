import { Fieldset } from '@digdir/designsystemet-react'
import { useWords } from '../i18n/use-words.ts'
import styles from './AddressFields.module.css'
import { SelectField } from './SelectField.tsx'
import { TextInput } from './TextInput.tsx'
import { useStateChoices } from './use-choices.ts'

interface Props {
  name: string
  label: string
  hint?: string
  /** Asks for a `care of` line: Article 57(3) of Regulation (EC) No 4/2009. */
  careOf?: boolean
}

/** A postal address as the forms ask for it. */
export function AddressFields({ name, label, hint, careOf }: Props) {
  const { t } = useWords()
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {hint && <Fieldset.Description>{hint}</Fieldset.Description>}
      <div className={styles.grid}>
        {careOf && <TextInput name={`${name}.careOf`} label={t('address.careOf')} className={styles.wide} />}
        <TextInput name={`${name}.street`} label={t('address.street')} className={styles.wide} />
        <TextInput name={`${name}.postalCode`} label={t('address.postalCode')} />
        <TextInput name={`${name}.place`} label={t('address.place')} />
        <SelectField
          name={`${name}.state`}
          label={t('address.state')}
          choices={useStateChoices()}
          className={styles.wide}
        />
      </div>
    </Fieldset>
  )
}
