import type { CaseFileJson } from '../gen/sustento/type/v1/case_file_pb.ts'
import { useWords } from '../i18n/use-words.ts'
import { SummaryList } from '../parts/SummaryList.tsx'
import { Address } from './Address.tsx'

/** Arrears, where to pay, consent and other information. */
export function PaymentSummary({ file }: { file: CaseFileJson }) {
  const { t, date, money } = useWords()
  const cheque = file.payment?.cheque
  const arrears = file.arrears?.amount
    ? t('arrears.at', { amount: money(file.arrears.amount), date: date(file.arrears.calculatedOn) || '–' })
    : ''
  return (
    <SummaryList
      missing={t('summary.none')}
      facts={[
        { term: t('arrears.title'), value: arrears },
        { term: t('payment.accountHolder'), value: file.payment?.accountHolder },
        { term: t('payment.iban'), value: file.payment?.iban && <span className="code">{file.payment.iban}</span> },
        { term: t('payment.bankName'), value: [file.payment?.bankName, file.payment?.bic].filter(Boolean).join(', ') },
        { term: t('payment.reference'), value: file.payment?.reference },
        { term: t('payment.chequePayableTo'), value: cheque?.payableTo },
        { term: t('payment.chequeAddress'), value: cheque?.address && <Address address={cheque.address} /> },
        { term: t('consent.title'), value: date(file.consentDate) },
        { term: t('additional.title'), value: file.additionalInformation },
      ]}
    />
  )
}
