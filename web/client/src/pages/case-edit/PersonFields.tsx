import { Details } from '@digdir/designsystemet-react'
import { AddressFields } from '../../fields/AddressFields.tsx'
import { DateField } from '../../fields/DateField.tsx'
import { SelectField } from '../../fields/SelectField.tsx'
import { TextInput } from '../../fields/TextInput.tsx'
import { YesNoField } from '../../fields/YesNoField.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { civilStatuses } from './civil-statuses.ts'
import { relationships } from './relationships.ts'

/** A natural person, as the forms ask for one. What is rarely known is folded away. */
export function PersonFields({ name }: { name: string }) {
  const { t } = useWords()
  return (
    <div className="stack">
      <div className="columns">
        <TextInput name={`${name}.familyNames`} label={t('person.familyNames')} hint={t('person.asWritten')} required />
        <TextInput name={`${name}.givenNames`} label={t('person.givenNames')} hint={t('person.asWritten')} />
      </div>
      <DateField name={`${name}.birthDate`} label={t('person.birthDate')} hint={t('person.birthDateHint')} yearAlone />
      <div className="columns">
        <TextInput name={`${name}.birthPlace`} label={t('person.birthPlace')} />
        <TextInput name={`${name}.nationality`} label={t('person.nationality')} hint={t('person.nationalityHint')} />
      </div>
      <AddressFields name={`${name}.address`} label={t('person.address')} />
      <Details>
        <Details.Summary>{t('person.more')}</Details.Summary>
        <Details.Content>
          <div className="stack">
            <div className="columns">
              <TextInput name={`${name}.telephone`} type="tel" label={t('person.telephone')} />
              <TextInput name={`${name}.email`} type="email" label={t('person.email')} />
              <TextInput name={`${name}.identityNumber`} label={t('person.identityNumber')} />
              <TextInput name={`${name}.occupation`} label={t('person.occupation')} />
              <SelectField
                name={`${name}.civilStatus`}
                label={t('person.civilStatus')}
                none={t('field.notKnown')}
                choices={civilStatuses.map((value) => ({ value, label: t(`civilStatus.${value}`) }))}
              />
            </div>
            <div className="columns">
              <SelectField
                name={`${name}.relationship`}
                label={t('person.relationship')}
                none={t('field.notKnown')}
                choices={relationships.map((value) => ({ value, label: t(`relationship.${value}`) }))}
              />
              <TextInput name={`${name}.relationshipDetails`} label={t('person.relationshipDetails')} />
            </div>
            <TextInput name={`${name}.locatingInformation`} label={t('person.locating')} multiline />
            <TextInput
              name={`${name}.employer`}
              label={t('person.employer')}
              hint={t('person.fromApplicant')}
              multiline
            />
            <TextInput name={`${name}.assets`} label={t('person.assets')} hint={t('person.fromApplicant')} multiline />
            <YesNoField name={`${name}.legalAid`} label={t('person.legalAid')} />
            <YesNoField name={`${name}.costsExemption`} label={t('person.costsExemption')} />
            <YesNoField name={`${name}.freeProceedings`} label={t('person.freeProceedings')} />
          </div>
        </Details.Content>
      </Details>
    </div>
  )
}
