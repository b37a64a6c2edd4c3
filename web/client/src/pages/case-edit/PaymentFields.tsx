import { Details, Fieldset } from '@digdir/designsystemet-react'
import { AddressFields } from '../../fields/AddressFields.tsx'
import { DateField } from '../../fields/DateField.tsx'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { TextInput } from '../../fields/TextInput.tsx'
import { useWords } from '../../i18n/use-words.ts'

/** Arrears, the account, consent and anything else. */
export function PaymentFields({ instrument }: { instrument: string }) {
  const { t } = useWords()
  return (
    <div className="stack-wide">
      <Fieldset>
        <Fieldset.Legend>{t('arrears.title')}</Fieldset.Legend>
        <Fieldset.Description>{t('arrears.hint')}</Fieldset.Description>
        <MoneyField name="arrears" label={t('arrears.amount')} />
        <DateField name="arrears.calculatedOn" label={t('arrears.calculatedOn')} />
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend>{t('payment.title')}</Fieldset.Legend>
        <div className="columns">
          <TextInput name="payment.accountHolder" label={t('payment.accountHolder')} />
          <TextInput name="payment.iban" label={t('payment.iban')} />
          <TextInput name="payment.bic" label={t('payment.bic')} />
          <TextInput name="payment.bankName" label={t('payment.bankName')} />
          <TextInput name="payment.reference" label={t('payment.reference')} />
        </div>
        <Details>
          <Details.Summary>{t('payment.cheque')}</Details.Summary>
          <Details.Content>
            <div className="stack">
              <TextInput name="payment.chequePayableTo" label={t('payment.chequePayableTo')} />
              <div className="columns">
                <TextInput name="payment.chequeFamilyNames" label={t('person.familyNames')} />
                <TextInput name="payment.chequeGivenNames" label={t('person.givenNames')} />
              </div>
              <AddressFields name="payment.chequeAddress" label={t('payment.chequeAddress')} />
            </div>
          </Details.Content>
        </Details>
      </Fieldset>
      <DateField
        name="consentDate"
        label={t('consent.title')}
        hint={t(instrument === 'hague-2007' ? 'consent.convention' : 'consent.regulation')}
      />
      <TextInput name="additionalInformation" label={t('additional.title')} hint={t('additional.hint')} multiline />
    </div>
  )
}
