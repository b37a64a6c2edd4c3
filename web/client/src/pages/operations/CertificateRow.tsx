import { Table, Tag } from '@digdir/designsystemet-react'
import { usePartner } from '../../api/partners.ts'
import { now } from '../../clock.ts'
import type { CertificateJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { colourOf, stateOf } from './certificate-look.ts'

/** A certificate: until when, whose, what for. */
export function CertificateRow({ certificate }: { certificate: CertificateJson }) {
  const { t, term, day } = useWords()
  const partner = usePartner(certificate.partner)
  const state = stateOf(certificate)
  const { revokeTime, replacedTime, signsFromTime } = certificate
  const isFuture = (time: string) => new Date(time) > now()
  const reason = term('revocationReason', certificate.revocationReason ?? '')
  const notes = [
    ...(revokeTime ? [t('certificates.revoked', { date: day(revokeTime), reason })] : []),
    ...(replacedTime
      ? [
          t(isFuture(replacedTime) ? 'certificates.replacedFrom' : 'certificates.replacedSince', {
            date: day(replacedTime),
          }),
        ]
      : []),
    ...(signsFromTime && isFuture(signsFromTime) ? [t('certificates.signsFrom', { date: day(signsFromTime) })] : []),
  ]
  return (
    <Table.Row>
      <Table.Cell>
        <div className="stack-tight">
          <span>{day(certificate.notAfter)}</span>
          <span className="small quiet">{t('certificates.from', { date: day(certificate.notBefore) })}</span>
        </div>
      </Table.Cell>
      <Table.Cell>
        <div className="stack-tight">
          <Tag data-color={colourOf(state)}>{t(`certificateState.${state}`, { days: certificate.days ?? 0 })}</Tag>
          {notes.map((note) => (
            <span key={note} className="small quiet">
              {note}
            </span>
          ))}
        </div>
      </Table.Cell>
      <Table.Cell>{partner?.authority?.name ?? t('certificates.ours')}</Table.Cell>
      <Table.Cell>
        <div className="stack-tight">
          <span>{certificate.uses?.map((use) => term('certificateUse', use)).join(', ')}</span>
          <span className="small quiet">{certificate.profile}</span>
        </div>
      </Table.Cell>
      <Table.Cell>
        <div className="stack-tight">
          <span>{certificate.subject}</span>
          <span className="small quiet">{t('certificates.issuer', { issuer: certificate.issuer ?? '' })}</span>
          <span className="small quiet">
            SHA-256 <span className="code">{certificate.fingerprint}</span>
          </span>
        </div>
      </Table.Cell>
    </Table.Row>
  )
}
