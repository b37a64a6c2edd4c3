import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useRebuildStatistics } from '../../api/statistics.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'

/** Counts everything again from the facts, after saying what that does. */
export function RebuildFigures() {
  const { t, number } = useWords()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const rebuild = useRebuildStatistics()
  const confirm = () =>
    rebuild.mutate(undefined, {
      onSuccess: ({ factsCounted }) => {
        setAsking(false)
        announce(t('reports.rebuilt', { facts: number(BigInt(factsCounted ?? '0')) }))
      },
    })
  return (
    <>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {t('reports.rebuild')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('reports.rebuildTitle')}
        confirm={t('reports.rebuild')}
        busy={rebuild.isPending}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <Paragraph>{t('reports.rebuildText')}</Paragraph>
        {rebuild.error && <ProblemAlert error={rebuild.error} />}
      </ConfirmDialog>
    </>
  )
}
