import { Tag } from '@digdir/designsystemet-react'
import type { PingPartnerResponseJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'

/** How far a test message got, and what to look at when it did not come back. */
export function PingResult({ result }: { result: PingPartnerResponseJson }) {
  const { t, term, instant, number } = useWords()
  const { reason = '', signer, httpStatus, ebmsCode, ebmsDetail, durationMs = 0, time } = result
  const fine = reason === 'OK'
  return (
    <div className="stack-tight prose">
      <span className="cluster">
        <Tag data-color={fine ? 'success' : 'danger'}>{t(fine ? 'partners.reached' : 'partners.notReached')}</Tag>
        <strong>{term('pingReason', reason)}</strong>
      </span>
      {!fine && <span>{term('pingAdvice', reason, '')}</span>}
      {ebmsCode && (
        <span>
          {term('failure', ebmsCode, '')}{' '}
          <span className="code">{[ebmsCode, ebmsDetail].filter(Boolean).join(' ')}</span>
        </span>
      )}
      {!fine && Boolean(httpStatus) && <span className="small">HTTP {httpStatus}</span>}
      {signer && <span className="small">{t('evidence.signer', { signer })}</span>}
      <span className="small quiet">{t('partners.tested', { time: instant(time), duration: number(durationMs) })}</span>
    </div>
  )
}
