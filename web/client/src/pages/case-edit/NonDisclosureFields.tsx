import { Alert, Checkbox } from '@digdir/designsystemet-react'
import { useFormContext, useWatch } from 'react-hook-form'
import { AddressFields } from '../../fields/AddressFields.tsx'
import { DateField } from '../../fields/DateField.tsx'
import { TextInput } from '../../fields/TextInput.tsx'
import { useWords } from '../../i18n/use-words.ts'

/** A determination of non-disclosure: Article 40 of the Convention, Article 57(3) of the Regulation. */
export function NonDisclosureFields({ name, instrument }: { name: string; instrument: string }) {
  const { t } = useWords()
  const { register } = useFormContext()
  const on = Boolean(useWatch({ name: `${name}.protectedPerson` }))
  const regulation = instrument === 'regulation-4-2009'
  return (
    <div className="stack">
      <Checkbox
        label={t('nonDisclosure.determined')}
        description={t(regulation ? 'nonDisclosure.regulation' : 'nonDisclosure.convention')}
        {...register(`${name}.protectedPerson`)}
      />
      {on && (
        <Alert data-color="warning">
          <div className="stack">
            <p>{t('nonDisclosure.consequence')}</p>
            <TextInput
              name={`${name}.protectionReason`}
              label={t('nonDisclosure.reason')}
              hint={t('nonDisclosure.reasonHint')}
              multiline
              required
            />
            <DateField name={`${name}.protectedOn`} label={t('nonDisclosure.date')} required />
            {regulation && (
              <AddressFields
                name={`${name}.substituteAddress`}
                label={t('nonDisclosure.substitute')}
                hint={t('nonDisclosure.substituteHint')}
                careOf
              />
            )}
          </div>
        </Alert>
      )}
    </div>
  )
}
