import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useRawMessage } from '../../api/messages.ts'
import { idOf } from '../../api/names.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { useRights } from '../../session/roles.ts'

const shortest = 10
const longest = 500

/** The message as it went over the wire, for whoever works on no case: for a reason, which the audit log keeps. */
export function RawMessage({ name }: { name: string }) {
  const { t } = useWords()
  const announce = useAnnounce()
  const { casework, seeOperations } = useRights()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const raw = useRawMessage(name)
  if (casework || !seeOperations) return null
  const confirm = () => {
    const given = reason.trim()
    const fits = given.length >= shortest && given.length <= longest
    setMissing(!fits)
    if (!fits) return
    raw.mutate(given, {
      onSuccess: (file) => {
        saveFile(file, `wire-message-${idOf(name)}.mime`)
        setAsking(false)
        announce(t('raw.done'))
      },
    })
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
        busy={raw.isPending}
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
        {raw.error && <ProblemAlert error={raw.error} />}
      </ConfirmDialog>
    </>
  )
}
