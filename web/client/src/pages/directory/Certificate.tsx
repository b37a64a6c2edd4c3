import { Tag } from '@digdir/designsystemet-react'
import { now } from '../../clock.ts'
import type { PartnerCertificateJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { certificateState } from './certificate-state.ts'

const colours = { valid: 'success', soon: 'warning', expired: 'danger', future: 'info' } as const

/** A certificate with the days that are left. */
export function Certificate({ certificate }: { certificate: PartnerCertificateJson }) {
  const { t, day } = useWords()
  const { kind, days } = certificateState(certificate, now())
  return (
    <li className="stack-tight">
      <span className="cluster">
        <span>{certificate.subject}</span>
        <Tag data-color={colours[kind]}>{t(`certificate.${kind}`, { days })}</Tag>
      </span>
      <span className="small quiet">
        {t('certificate.validUntil', { date: day(certificate.notAfter) })} · SHA-256{' '}
        <span className="code">{certificate.fingerprint}</span>
      </span>
    </li>
  )
}
