import { Fieldset } from '@digdir/designsystemet-react'
import { AddressFields } from '../../fields/AddressFields.tsx'
import { TextInput } from '../../fields/TextInput.tsx'
import { useWords } from '../../i18n/use-words.ts'

/** A public body that claims back what it paid: Article 64 of the Regulation, Article 36 of the Convention. */
export function PublicBodyFields({ name }: { name: string }) {
  const { t } = useWords()
  return (
    <div className="stack">
      <TextInput
        name={`${name}.publicBodyName`}
        label={t('person.publicBodyName')}
        hint={t('person.publicBodyHint')}
        required
      />
      <AddressFields name={`${name}.address`} label={t('person.address')} />
      <Fieldset>
        <Fieldset.Legend>{t('person.bodyContact')}</Fieldset.Legend>
        <div className="columns">
          <TextInput name={`${name}.familyNames`} label={t('person.familyNames')} />
          <TextInput name={`${name}.givenNames`} label={t('person.givenNames')} />
        </div>
      </Fieldset>
      <div className="columns">
        <TextInput name={`${name}.telephone`} type="tel" label={t('person.telephone')} />
        <TextInput name={`${name}.email`} type="email" label={t('person.email')} />
      </div>
    </div>
  )
}
