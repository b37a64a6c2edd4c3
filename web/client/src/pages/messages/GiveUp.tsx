import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { isDone } from '../../api/is-done.ts'
import { useGiveUpMessage } from '../../api/messages.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'

/** Gives a message up for good, with a reason that is kept with its evidence. */
export function GiveUp({ name }: { name: string }) {
  const { t } = useWords()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const giveUp = useGiveUpMessage()
  const confirm = async () => {
    setMissing(!reason.trim())
    if (!reason.trim()) return
    if (!(await isDone(giveUp.mutateAsync({ name, reason: reason.trim() })))) return
    setAsking(false)
    announce(t('messages.givenUp'))
  }
  return (
    <>
      <Button variant="secondary" data-color="danger" onClick={() => setAsking(true)}>
        {t('messages.giveUp')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('messages.giveUpTitle')}
        confirm={t('messages.giveUp')}
        danger
        busy={giveUp.isPending}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <Paragraph>{t('messages.giveUpText')}</Paragraph>
        <Textfield
          label={t('messages.giveUpReason')}
          description={t('messages.giveUpReasonHint')}
          value={reason}
          error={missing && t('field.required', { label: t('messages.giveUpReason') })}
          onChange={(event) => setReason(event.target.value)}
        />
        {giveUp.error && <ProblemAlert error={giveUp.error} />}
      </ConfirmDialog>
    </>
  )
}
