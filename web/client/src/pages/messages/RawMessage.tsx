import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { evidencePath } from '../../api/messages.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { useRights } from '../../session/roles.ts'

const shortest = 10
const longest = 500

/** The message as it went over the wire, for whoever works on no case: for a reason, which the audit log keeps. */
export function RawMessage({ name }: { name: string }) {
  const { t } = useWords()
  const { casework, seeOperations } = useRights()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  if (casework || !seeOperations) return null
  const confirm = () => {
    const given = reason.trim()
    const fits = given.length >= shortest && given.length <= longest
    setMissing(!fits)
    if (!fits) return
    setAsking(false)
    window.location.assign(evidencePath(name, 'wire-message', { reason: given }))
  }
  return (
    <>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {t('raw.download')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('raw.title')}
        confirm={t('raw.download')}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <Paragraph>{t('raw.text')}</Paragraph>
        <Textfield
          label={t('messages.giveUpReason')}
          description={t('raw.reasonHint')}
          value={reason}
          maxLength={longest}
          error={missing && t('raw.reasonMissing', { least: shortest })}
          onChange={(event) => setReason(event.target.value)}
        />
      </ConfirmDialog>
    </>
  )
}
