import { Button } from '@digdir/designsystemet-react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { usePing } from '../../api/operations.ts'
import type { PartnerJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { useRights } from '../../session/roles.ts'
import { PingResult } from './PingResult.tsx'

/** Tests in one click whether a partner answers, and says how it ended. */
export function PingTest({ partner }: { partner: PartnerJson }) {
  const { t, term } = useWords()
  const { operate } = useRights()
  const announce = useAnnounce()
  const ping = usePing()
  const authority = partner.authority?.name ?? ''
  const test = () =>
    ping.mutate(partner.name ?? '', {
      onSuccess: ({ reason }) =>
        announce(`${authority}: ${term('pingReason', reason)}`, reason === 'OK' ? 'success' : 'danger'),
    })
  return (
    <div className="stack-tight">
      {operate && (
        <div className="no-print">
          <Button
            variant="secondary"
            loading={ping.isPending}
            aria-label={t('partners.testOf', { authority })}
            onClick={() => ping.isPending || test()}
          >
            {t('partners.testNow')}
          </Button>
        </div>
      )}
      {ping.error && <ProblemAlert error={ping.error} />}
      {ping.data && <PingResult result={ping.data} />}
    </div>
  )
}
