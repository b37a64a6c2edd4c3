import { Button, Heading, Paragraph } from '@digdir/designsystemet-react'
import { PaperplaneIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { caseOf, newRequestId } from '../../api/names.ts'
import { useEndsCase, useTransmitSubmission } from '../../api/submissions.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { useAllFindings, useDraft } from '../form/draft-context.ts'
import { isBlocking } from '../form/findings.ts'
import styles from './SendPanel.module.css'

interface Props {
  /** Names of the forms that travel in the same message. */
  companions?: string[]
  /** Names of the documents chosen for a message; those of an application are the case’s. */
  documents?: string[]
  label: string
  /** What sending does, in words. */
  consequence: string
  onSent: () => void
}

/**
 * Says what sending does, and sends; what ends the business of the case is asked about first. Pressing twice, or after a
 * lost answer, sends once.
 */
export function SendPanel({ companions = [], documents = [], label, consequence, onSent }: Props) {
  const { t } = useWords()
  const announce = useAnnounce()
  const { submission, saver } = useDraft()
  const name = submission.name ?? ''
  const transmit = useTransmitSubmission(caseOf(name))
  const endsCase = useEndsCase()
  const [request, setRequest] = useState<{ etag: string; requestId: string }>()
  const [pressed, setPressed] = useState(false)
  const [asking, setAsking] = useState(false)
  const blocking = useAllFindings().filter(isBlocking).length

  const press = async () => {
    if (!(await saver.flush())) return announce(t('send.notSaved'), 'danger')
    const ends = await endsCase(name, saver.state().etag).catch(() => undefined)
    if (ends === undefined) return announce(t('send.failed'), 'danger')
    return ends ? setAsking(true) : send()
  }
  const pressOnce = async () => {
    setPressed(true)
    await press()
    setPressed(false)
  }
  const send = async () => {
    setAsking(false)
    const { etag } = saver.state()
    const same = request?.etag === etag ? request : { etag, requestId: newRequestId() }
    setRequest(same)
    const sent = await transmit
      .mutateAsync({ name, ...same, accompanies: companions, documents })
      .catch(() => undefined)
    if (!sent) return announce(t('send.failed'), 'danger')
    saver.stop()
    announce(t('send.done'))
    onSent()
  }
  return (
    <section aria-labelledby="send-title" className={`${styles.panel} no-print`}>
      <Heading id="send-title" level={2} data-size="xs">
        {t('send.title')}
      </Heading>
      <Paragraph className="prose">{consequence}</Paragraph>
      {blocking > 0 && (
        <p id="send-blocked" className={styles.blocked}>
          {t('send.blocked', { count: blocking })}
        </p>
      )}
      {transmit.error && <ProblemAlert error={transmit.error} />}
      <div>
        <Button
          loading={pressed || transmit.isPending}
          disabled={blocking > 0}
          aria-describedby={blocking > 0 ? 'send-blocked' : undefined}
          onClick={() => void pressOnce()}
        >
          <PaperplaneIcon aria-hidden fontSize="1.25rem" />
          {label}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('send.endsTitle')}
        confirm={label}
        danger
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      >
        <Paragraph>{t('send.endsText')}</Paragraph>
      </ConfirmDialog>
    </section>
  )
}
