import { Button, Paragraph, ValidationMessage } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useMatchMessage } from '../../api/tasks.ts'
import type { ArrivedMessageJson, CaseJson, TaskJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { CaseChoice } from './CaseChoice.tsx'

/** Puts a message that fits no case into the one where it belongs. */
export function MatchMessage({ task, arrived }: { task: TaskJson; arrived: ArrivedMessageJson }) {
  const { t } = useWords()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const [chosen, setChosen] = useState<CaseJson>()
  const [missing, setMissing] = useState(false)
  const match = useMatchMessage()
  const confirm = async () => {
    setMissing(!chosen)
    if (!chosen) return
    const change = { name: task.name ?? '', chosen: chosen.name ?? '' }
    const done = await match.mutateAsync(change).catch(() => undefined)
    if (!done) return
    setAsking(false)
    announce(t('work.matched', { reference: chosen.reference }))
  }
  return (
    <>
      <Button variant="secondary" aria-label={`${t('work.match')}: ${task.title}`} onClick={() => setAsking(true)}>
        {t('work.match')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('work.matchTitle')}
        confirm={t('work.matchConfirm')}
        busy={match.isPending}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      >
        <Paragraph>{t('work.matchText')}</Paragraph>
        <CaseChoice partner={arrived.partner ?? ''} chosen={chosen} choose={setChosen} />
        {missing && !chosen && <ValidationMessage>{t('work.matchMissing')}</ValidationMessage>}
        {match.error && <ProblemAlert error={match.error} />}
      </ConfirmDialog>
    </>
  )
}
